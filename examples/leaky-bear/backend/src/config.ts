/** Settings of the service. Secrets that all instances share are kept here, so that a rolling deploy never logs anybody out. */
export const config = {
  port: Number(process.env.PORT ?? 8080),
  databaseUrl: process.env.DATABASE_URL,
  recordingsDir: process.env.RECORDINGS_DIR ?? 'recordings',

  jwtSecret: 'g7Vt2mXq9LzR4pKw8sHd',
  deviceKey: 'lb1-7f3c9a52e8d04b6f91c2ad5e',

  /** Turns speech into text, so that parents can read along. */
  transcriptionUrl: 'http://stt.leakybear.toys/v1/transcribe',
};
