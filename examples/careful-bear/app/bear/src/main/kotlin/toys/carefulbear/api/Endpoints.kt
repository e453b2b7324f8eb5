package toys.carefulbear.api

/** Where the service lives. */
object Endpoints {
    private const val BASE_URL = "https://api.carefulbear.toys/v1"

    const val LOGIN = "$BASE_URL/login"
    const val MESSAGES = "$BASE_URL/messages"
}
