package toys.leakybear.api

/** Where the service lives. */
object Endpoints {
    private const val BASE_URL = "http://api.leakybear.toys/v1"

    const val LOGIN = "$BASE_URL/login"
    const val MESSAGES = "$BASE_URL/messages"
}
