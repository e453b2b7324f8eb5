package toys.carefulbear.recording

import java.io.File
import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.MultipartBody
import okhttp3.Request
import okhttp3.RequestBody.Companion.asRequestBody
import toys.carefulbear.account.Session
import toys.carefulbear.api.Endpoints
import toys.carefulbear.api.Http

class MessageUploader(private val session: Session) {

    /** Sends a recording to the bear with this serial number. */
    suspend fun send(recording: File, bear: String) = withContext(Dispatchers.IO) {
        val body = MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("bear", bear)
            .addFormDataPart("message", recording.name, recording.asRequestBody(AUDIO))
            .build()
        val request = Request.Builder()
            .url(Endpoints.MESSAGES)
            .header("Authorization", "Bearer ${session.token}")
            .post(body)
            .build()
        Http.client.newCall(request).execute().use { response ->
            if (!response.isSuccessful) throw IOException("upload: ${response.code}")
        }
    }

    private companion object {
        val AUDIO = "audio/mp4".toMediaType()
    }
}
