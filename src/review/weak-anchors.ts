/**
 * Patterns that choose a file for what it may keep rather than for an SDK's word: a literal beside a secret-like name. They
 * are linear in the text, are matched on it as a whole, and may choose a file too many; what it holds is judged after lowering.
 */
export const weakAnchors: readonly RegExp[] = [
  // A secret-like name, at most a type and an array's brackets, then `=`, `:`, `,`, `(` or a blank, then a quoted literal of four characters or more.
  /(?:pass(?:word|wd|phrase|code)?|pwd|pswd|secret|token|api_?key|auth_?key|access_?key|private_?key|device_?key|shared_?key|encryption_?key|aes_?key|psk|credential|bearer|pin_?code|passkey|senha|contrase[nñ]a|encryption|cipher|hmac|signing|mnemonic)\w{0,24}["'\]]{0,3}[ \t]{0,8}(?:\[[^\]\n]{0,24}\][ \t]{0,4})?(?:[:=,(]|->|[ \t])[^\n"'`]{0,48}(?:\r?\n[ \t]{0,40})?["'`][^"'`\n]{4}/i,
  // The same without quotes, in a macro: `#define AP_PIN 1234`.
  /#[ \t]{0,4}define[ \t]{1,8}\w{0,32}(?:PASS|PWD|SECRET|TOKEN|API_?KEY|PSK|PIN)\w{0,24}[ \t]{1,40}\S{4}/,
  // A key's text.
  /-----BEGIN [A-Z ]{0,24}PRIVATE KEY/,
  // Forms of live keys, and a password in a URL, which need no name.
  /\b(?:sk-|[sr]k_live_|AKIA|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|hf_|npm_|gsk_|SG\.|GOCSPX-|sk\.eyJ|eyJ|\d{8,10}:AA)[A-Za-z0-9_-]{12}/,
  /:\/\/[^\s:/@"'<>]{1,64}:[^\s/@"'<>]{2,128}@/,
];
