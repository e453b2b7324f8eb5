/** What a call of a GATT server's API makes or sets. */
export interface GattMeaning {
  stack: string;
}
