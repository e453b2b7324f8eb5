/** Whether a file is C++: by its ending, or for `.h` and `.inc` by words and forms that C has not. */
export function isCpp(path: string, text: string): boolean {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  if (ending === 'c') return false;
  if (ending !== 'h' && ending !== 'inc') return true;
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*|"(?:[^"\\\r\n]|\\.)*"/g, ' ');
  return cppOnly.test(withoutCppBlocks(code));
}

const cppOnly =
  /^[ \t]*(?:class\s+\w+(?:\s+final)?\s*(?:[:{;]|$)|namespace\b(?:\s+[\w:]+)?\s*\{?\s*$|namespace\s+[\w:]+\s*\{|template\s*<|using\s+(?:namespace\b|\w+\s*=|\w+::)|(?:public|private|protected)\s*(?:\w+\s*)?:)|\b(?:virtual|constexpr|nullptr|noexcept|typename|decltype|enum\s+class|enum\s+struct|static_cast|reinterpret_cast)\b|\bstd::\w|\boperator\s*[=+\-*/[(<>!]|#\s*include\s*<(?:string|vector|memory|functional|array|map|cstdint|cstring|cstddef|atomic|mutex|algorithm|optional|chrono|type_traits|iostream|utility|tuple|variant|list|deque|queue|Arduino\.h)>|^[ \t]*struct\s+\w+\s*(?:final\s*)?:\s*(?:public\s+)?\w|\b\w+::\w+/m;

/** `#ifdef __cplusplus` blocks of a C header are for others. */
function withoutCppBlocks(code: string): string {
  if (!code.includes('__cplusplus')) return code;
  const out: string[] = [];
  let depth = 0;
  let skipping = -1;
  for (const line of code.split('\n')) {
    const m = /^\s*#\s*(\w+)(.*)/.exec(line);
    if (m) {
      if (m[1]!.startsWith('if')) {
        depth++;
        if (skipping < 0 && m[2]!.includes('__cplusplus') && m[1] !== 'ifndef' && !m[2]!.includes('!'))
          skipping = depth;
      } else if (m[1] === 'endif') {
        if (skipping === depth) skipping = -1;
        depth--;
      } else if ((m[1] === 'else' || m[1] === 'elif') && skipping === depth) skipping = -1;
    }
    if (skipping < 0) out.push(line);
  }
  return out.join('\n');
}
