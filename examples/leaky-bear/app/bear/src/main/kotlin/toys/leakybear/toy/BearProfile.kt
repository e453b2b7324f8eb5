package toys.leakybear.toy

import java.util.UUID

/** The bear's Bluetooth service. */
object BearProfile {
    val SERVICE: UUID = bear(0x00)
    val COMMAND: UUID = bear(0x01)
    val AUDIO_FROM_TOY: UUID = bear(0x03)
    val WIFI: UUID = bear(0x0a)
    val CLIENT_CONFIGURATION: UUID = UUID.fromString("00002902-0000-1000-8000-00805f9b34fb")

    const val RECORD: Byte = 0x01
    const val STOP: Byte = 0x02

    private fun bear(number: Int): UUID =
        UUID.fromString("aaddf75d-a95a-%04x-0000-3ca499b74009".format(number))
}
