function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** Settings of the service. Secrets come from the environment, where the platform's secret store puts them. */
export const config = {
  port: Number(process.env.PORT ?? 8080),
  databaseUrl: required('DATABASE_URL'),
  recordingsDir: process.env.RECORDINGS_DIR ?? 'recordings',

  jwtSecret: required('JWT_SECRET'),
  /** Every bear's own key is made of this one and its serial number, in production. */
  factoryKey: Buffer.from(required('FACTORY_KEY'), 'base64'),
  /** Seals recordings on the disk. */
  storageKey: Buffer.from(required('STORAGE_KEY'), 'base64'),

  /** Turns speech into text, so that parents can read along. */
  transcriptionUrl: 'https://stt.carefulbear.toys/v1/transcribe',
};
