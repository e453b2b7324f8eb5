package toys.leakybear

import android.annotation.SuppressLint
import android.os.Bundle
import android.view.MotionEvent
import android.widget.Button
import android.widget.LinearLayout
import android.widget.Toast
import androidx.activity.ComponentActivity
import androidx.lifecycle.lifecycleScope
import java.io.IOException
import kotlinx.coroutines.launch
import toys.leakybear.account.Login
import toys.leakybear.account.Session
import toys.leakybear.recording.MessageUploader
import toys.leakybear.recording.VoiceRecorder
import toys.leakybear.toy.BearConnection
import toys.leakybear.toy.BearFinder
import toys.leakybear.toy.SoundPlayer
import toys.leakybear.ui.ask

/** Talk to the bear, listen to it, and give it the home's Wi-Fi. */
class MainActivity : ComponentActivity() {
    private val session by lazy { Session(this) }
    private val recorder by lazy { VoiceRecorder(this) }
    private val player = SoundPlayer()
    private val bear by lazy { BearConnection(this, player::play) }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(LinearLayout(this).apply {
            orientation = LinearLayout.VERTICAL
            addView(button(R.string.talk, onDown = { recorder.start() }, onUp = ::send))
            addView(button(R.string.listen, onDown = ::listen, onUp = ::stopListening))
            addView(button(R.string.wifi, onUp = ::setUpWifi))
        })
        BearFinder(this).find(bear::connect)
        if (session.token == null) logIn()
    }

    @SuppressLint("ClickableViewAccessibility")
    private fun button(text: Int, onDown: () -> Unit = {}, onUp: () -> Unit) = Button(this).apply {
        setText(text)
        setOnTouchListener { view, event ->
            when (event.action) {
                MotionEvent.ACTION_DOWN -> onDown()
                MotionEvent.ACTION_UP -> {
                    view.performClick()
                    onUp()
                }
            }
            true
        }
    }

    private fun send() {
        val recording = recorder.stop()
        val serial = bear.serial ?: return
        network(R.string.sending) { MessageUploader(session).send(recording, serial) }
    }

    private fun listen() {
        player.start()
        bear.record()
    }

    private fun stopListening() {
        bear.stop()
        player.stop()
    }

    private fun setUpWifi() = ask(R.string.wifi, R.string.wifi_name, R.string.wifi_password, bear::joinWifi)

    private fun logIn() = ask(R.string.log_in, R.string.email, R.string.password) { email, password ->
        network(R.string.welcome) { Login(session).logIn(email, password) }
    }

    private fun network(done: Int, work: suspend () -> Unit) {
        lifecycleScope.launch {
            val told = try {
                work()
                done
            } catch (_: IOException) {
                R.string.failed
            }
            Toast.makeText(this@MainActivity, told, Toast.LENGTH_SHORT).show()
        }
    }
}
