package toys.carefulbear.toy

import android.annotation.SuppressLint
import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothManager
import android.bluetooth.le.ScanCallback
import android.bluetooth.le.ScanFilter
import android.bluetooth.le.ScanResult
import android.bluetooth.le.ScanSettings
import android.content.Context
import android.os.ParcelUuid

/** Looks for the first bear nearby. */
@SuppressLint("MissingPermission")
class BearFinder(context: Context) {
    private val scanner = context.getSystemService(BluetoothManager::class.java).adapter.bluetoothLeScanner

    fun find(onFound: (BluetoothDevice) -> Unit) {
        val bears = ScanFilter.Builder().setServiceUuid(ParcelUuid(BearProfile.SERVICE)).build()
        val settings = ScanSettings.Builder().setScanMode(ScanSettings.SCAN_MODE_LOW_LATENCY).build()
        scanner.startScan(listOf(bears), settings, object : ScanCallback() {
            override fun onScanResult(callbackType: Int, result: ScanResult) {
                scanner.stopScan(this)
                onFound(result.device)
            }
        })
    }
}
