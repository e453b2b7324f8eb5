package toys.leakybear.account

import android.content.Context
import android.content.SharedPreferences
import androidx.core.content.edit

/** Who is logged in. */
class Session(context: Context) {
    private val preferences: SharedPreferences = context.getSharedPreferences("session", Context.MODE_PRIVATE)

    val token: String?
        get() = preferences.getString(KEY_TOKEN, null)

    fun open(email: String, token: String) {
        preferences.edit {
            putString(KEY_EMAIL, email)
            putString(KEY_TOKEN, token)
        }
    }

    fun close() {
        preferences.edit { clear() }
    }

    private companion object {
        const val KEY_EMAIL = "email"
        const val KEY_TOKEN = "auth_token"
    }
}
