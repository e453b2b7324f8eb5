package toys.leakybear.toy

import android.annotation.SuppressLint
import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattDescriptor
import android.bluetooth.BluetoothProfile
import android.content.Context
import java.util.UUID

/** A connection to a bear nearby. [onSound] gets what its microphone hears. */
@SuppressLint("MissingPermission")
class BearConnection(
    private val context: Context,
    private val onSound: (ByteArray) -> Unit,
) : BluetoothGattCallback() {
    private var gatt: BluetoothGatt? = null

    /** The serial number of the connected bear: its address without colons. */
    val serial: String?
        get() = gatt?.device?.address?.replace(":", "")?.lowercase()

    fun connect(device: BluetoothDevice) {
        gatt = device.connectGatt(context, false, this, BluetoothDevice.TRANSPORT_LE)
    }

    fun record() = command(BearProfile.RECORD)

    fun stop() = command(BearProfile.STOP)

    /** Gives the bear the home's Wi-Fi. */
    fun joinWifi(ssid: String, passphrase: String) = write(BearProfile.WIFI, "$ssid\n$passphrase".toByteArray())

    override fun onConnectionStateChange(gatt: BluetoothGatt, status: Int, newState: Int) {
        if (newState == BluetoothProfile.STATE_CONNECTED) gatt.discoverServices()
    }

    override fun onServicesDiscovered(gatt: BluetoothGatt, status: Int) {
        val sound = gatt.getService(BearProfile.SERVICE)?.getCharacteristic(BearProfile.AUDIO_FROM_TOY) ?: return
        gatt.setCharacteristicNotification(sound, true)
        val configuration = sound.getDescriptor(BearProfile.CLIENT_CONFIGURATION)
        gatt.writeDescriptor(configuration, BluetoothGattDescriptor.ENABLE_NOTIFICATION_VALUE)
    }

    override fun onCharacteristicChanged(
        gatt: BluetoothGatt,
        characteristic: BluetoothGattCharacteristic,
        value: ByteArray,
    ) {
        if (characteristic.uuid == BearProfile.AUDIO_FROM_TOY) onSound(value)
    }

    private fun command(code: Byte) = write(BearProfile.COMMAND, byteArrayOf(code))

    private fun write(uuid: UUID, value: ByteArray) {
        val connection = gatt ?: return
        val characteristic = connection.getService(BearProfile.SERVICE)?.getCharacteristic(uuid) ?: return
        connection.writeCharacteristic(characteristic, value, BluetoothGattCharacteristic.WRITE_TYPE_DEFAULT)
    }
}
