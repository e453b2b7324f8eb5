/** Words that may stand before a macro call and a declaration alike. */
export const prefixes = new Set(['static', 'const', 'extern', 'volatile', 'inline', 'constexpr', 'register']);
/** Call-like words whose argument the grammar reads as a type. */
export const typed = /^(?:offsetof|_?alignof|_Alignof|__?typeof__|typeof|va_arg|__builtin_va_arg|__builtin_offsetof)$/;
/** Types that the grammar holds for keywords. */
export const primitive =
  /^(?:bool|char|int|float|double|void|s?size_t|u?int(?:8|16|32|64|ptr)_t|ptrdiff_t|char(?:8|16|32)_t)$/;
/** Words whose brackets a statement follows. */
export const flow = new Set(['if', 'while', 'for', 'switch', 'catch']);
/** Words that never name a macro at the head of a statement. */
export const keywords = new Set(
  'if while for switch catch return sizeof else do case default goto break continue defined asm __asm__ __asm new delete throw try co_return co_await struct union class enum typedef namespace template using operator alignas static_assert _Static_assert decltype noexcept void int char bool float double long short unsigned signed auto'.split(
    ' ',
  ),
);
/** Words that may follow a parameter list. */
export const trailing = new Set(
  'noexcept override const final try throw requires asm __asm__ volatile and or xor not_eq bitand bitor and_eq or_eq'.split(
    ' ',
  ),
);
