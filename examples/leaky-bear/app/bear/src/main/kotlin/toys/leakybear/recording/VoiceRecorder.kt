package toys.leakybear.recording

import android.content.Context
import android.media.MediaRecorder
import java.io.File

/** Records what a parent says to the bear. */
class VoiceRecorder(private val context: Context) {
    private var recorder: MediaRecorder? = null
    private val file = File(context.cacheDir, "message.m4a")

    fun start() {
        recorder = MediaRecorder(context).apply {
            setAudioSource(MediaRecorder.AudioSource.MIC)
            setOutputFormat(MediaRecorder.OutputFormat.MPEG_4)
            setAudioEncoder(MediaRecorder.AudioEncoder.AAC)
            setOutputFile(file.absolutePath)
            prepare()
            start()
        }
    }

    /** Ends the recording and gives its file. */
    fun stop(): File {
        recorder?.run {
            stop()
            release()
        }
        recorder = null
        return file
    }
}
