import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks ({@code --dry-run}) or rewrites ({@code --replace}) the format of every Java file below
 * the given folders.
 */
final class Format {

  public static void main(String[] args) throws Exception {
    var arguments = new ArrayList<>(List.of(args[0], "--set-exit-if-changed"));
    for (int i = 1; i < args.length; i++) {
      arguments.addAll(javaFiles(Path.of(args[i])));
    }
    if (args[0].equals("--replace")) {
      arguments.remove("--set-exit-if-changed");
    }
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    int code = new Main(out, err, System.in).format(arguments.toArray(String[]::new));
    if (code != 0) {
      err.println("Not formatted: the files above. Run `mvn -q validate -Pformat` to mend them.");
    }
    System.exit(code);
  }

  private static List<String> javaFiles(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths.map(Path::toString).filter(p -> p.endsWith(".java")).sorted().toList();
    }
  }
}
