package toys.leakybear.api

import java.util.concurrent.TimeUnit
import okhttp3.OkHttpClient

/** One client for the whole app, so that connections are shared. */
object Http {
    val client: OkHttpClient = OkHttpClient.Builder()
        .callTimeout(30, TimeUnit.SECONDS)
        .build()
}
