package toys.leakybear.toy

import android.media.AudioAttributes
import android.media.AudioFormat
import android.media.AudioTrack

/** Plays what a bear sends: 16 bit, mono, 16 kHz. */
class SoundPlayer {
    private val track = AudioTrack.Builder()
        .setAudioAttributes(AudioAttributes.Builder().setUsage(AudioAttributes.USAGE_MEDIA).build())
        .setAudioFormat(
            AudioFormat.Builder()
                .setEncoding(AudioFormat.ENCODING_PCM_16BIT)
                .setSampleRate(16_000)
                .setChannelMask(AudioFormat.CHANNEL_OUT_MONO)
                .build(),
        )
        .build()

    fun start() = track.play()

    fun play(samples: ByteArray) {
        track.write(samples, 0, samples.size)
    }

    fun stop() = track.pause()
}
