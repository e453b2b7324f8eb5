/** Folders and file names of tests, in the languages that toys are written in. */
const tests =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|mocks?|mock-?\w+|spec|specs|e2e|androidTest|testFixtures|unittests?|unit-tests|integration-?tests?|fixtures?|testdata|cypress|playwright|qa)\/|\.(?:test|spec|e2e|stories|mock)\.[cm]?[jt]sx?$|(?:Tests?|Spec|TestCase|Mock)\.(?:kt|java)$|(?:^|\/)(?:test_\w+|\w+_test)\.(?:c|cc|cpp|ino|py)$/;
const samples =
  /(?:^|\/)(?:examples?|samples?|demos?|docs?|tutorials?|playground|templates?)\/|\.(?:example|sample|template|dist|tmpl|tpl|in)(?:\.\w+)?$|(?:^|\/)\.?env\.(?:example|sample|template|dist|defaults?|test)$|(?:^|[._-])(?:example|sample|template)\.\w+$|(?:^|\/)(?:example|sample|template)[._-]/i;
const translations =
  /(?:^|\/)(?:i18n|l10n|locales?|lang|langs|languages|translations?|intl|messages)\/|(?:^|\/)(?:strings|messages|translations?|locale|i18n)(?:[._-]\w+)?\.(?:[cm]?[jt]sx?|json|xml|properties|h|kt)$|\/values(?:-[\w+]+)?\/strings\.xml$/i;

/** A test's file: nothing in it is in the hands of a child. */
export const isTestPath = (path: string): boolean => tests.test(withoutPackage(path));
/** A sample, a template or documentation. */
export const isSamplePath = (path: string): boolean => samples.test(withoutPackage(path));
/** Texts in the languages of people: labels named like secrets. */
export const isTranslationPath = (path: string): boolean => translations.test(path);

/** Folders that a Java or Kotlin package is named by say nothing: `com.example` is what a new project starts with. */
function withoutPackage(path: string): string {
  return path.replace(/(\/(?:java|kotlin)\/)(?:[^/]+\/)+(?=[^/]+$)/, '$1');
}
