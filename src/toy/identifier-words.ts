/** Heads that are written together with what follows them (`wifipass`, `apikey`), for splitting. */
const heads =
  'wifi|wlan|mqtt|user|usr|auth|access|refresh|api|app|sta|softap|ap|ota|ftp|smtp|db|sql|admin|root|login|client|device|dev|my|web|http|broker|server|private|public|secret|session|bot|jwt|id|new|old|net|network|host|encryption|sec|hashed|is|has|push|ssid|bearer|portal';
const tails =
  'passphrase|password|passwd|pswd|passcode|pass|pwd|pw|psk|secret|token|key|pin|creds|credentials|ssid|user|username|name|id|hash';
const glued = new RegExp(`^(${heads})(${tails})$`);
/** Ends that no other word has. */
const ending = /^([a-z]{2,12})(passphrase|password|passwd|apikey|secret|token)$/;

/** Splits an identifier, key or header name into lower-case words: `mqttPassword`, `MQTT_PASSWORD`, `x-api-key`, `wifipass2`. Digits are words of their own. */
export function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-zA-Z])([0-9])/g, '$1 $2')
    .replace(/([0-9])([a-zA-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9\u0080-\uffff]+/)
    .filter(Boolean)
    .flatMap((word) => {
      if (word === 'wifi' || word === 'wi') return [word];
      const parts = glued.exec(word) ?? ending.exec(word);
      return parts?.[1] && parts[2] ? [parts[1], parts[2]] : [word];
    });
}
