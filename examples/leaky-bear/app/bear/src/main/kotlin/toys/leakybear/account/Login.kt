package toys.leakybear.account

import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import okhttp3.FormBody
import okhttp3.Request
import org.json.JSONObject
import toys.leakybear.api.Endpoints
import toys.leakybear.api.Http

class Login(private val session: Session) {

    /** Logs in and keeps the session. Throws [IOException] where the service can't be reached or says no. */
    suspend fun logIn(email: String, password: String) = withContext(Dispatchers.IO) {
        val form = FormBody.Builder()
            .add("email", email)
            .add("password", password)
            .build()
        val request = Request.Builder().url(Endpoints.LOGIN).post(form).build()
        Http.client.newCall(request).execute().use { response ->
            if (!response.isSuccessful) throw IOException("login: ${response.code}")
            val token = JSONObject(response.body.string()).getString("token")
            session.open(email, token)
        }
    }
}
