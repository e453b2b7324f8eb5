package toys.carefulbear.ui

import android.app.AlertDialog
import android.content.Context
import android.text.InputType
import android.widget.EditText
import android.widget.LinearLayout

/** Asks for a name and a secret that goes with it. */
fun Context.ask(title: Int, nameHint: Int, secretHint: Int, onDone: (String, String) -> Unit) {
    val name = EditText(this).apply { setHint(nameHint) }
    val secret = EditText(this).apply {
        setHint(secretHint)
        inputType = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_VARIATION_PASSWORD
    }
    val form = LinearLayout(this).apply {
        orientation = LinearLayout.VERTICAL
        addView(name)
        addView(secret)
    }
    AlertDialog.Builder(this)
        .setTitle(title)
        .setView(form)
        .setPositiveButton(android.R.string.ok) { _, _ -> onDone(name.text.toString(), secret.text.toString()) }
        .setNegativeButton(android.R.string.cancel, null)
        .show()
}
