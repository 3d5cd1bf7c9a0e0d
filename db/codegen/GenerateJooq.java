import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ classes of the schema that the migrations make; arguments: migrations, target.
 */
final class GenerateJooq {

  public static void main(String[] args) throws Exception {
    var migrations = Path.of(args[0]);
    var target = Path.of(args[1]);
    var stamp = target.resolve("migrations.sha256");
    var digest = digest(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
      return;
    }
    var file = Files.createTempFile("pitwall-schema", ".db");
    var url = "jdbc:sqlite:" + file;
    try {
      Flyway.configure()
          .dataSource(url, null, null)
          .locations("filesystem:" + migrations)
          .placeholders(Map.of("clustered", ""))
          .load()
          .migrate();
      GenerationTool.generate(configuration(url, target));
      Files.writeString(stamp, digest);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Configuration configuration(String url, Path target) {
    var instants =
        new ForcedType()
            .withUserType("java.time.Instant")
            .withConverter(
                "org.jooq.Converter.ofNullable(Long.class, java.time.Instant.class,"
                    + " java.time.Instant::ofEpochMilli, java.time.Instant::toEpochMilli)")
            .withIncludeExpression(".*_at")
            .withIncludeTypes("BIGINT");
    var bytes = new ForcedType().withName("BLOB").withIncludeTypes("BYTEA");
    return new Configuration()
        .withJdbc(new Jdbc().withDriver("org.sqlite.JDBC").withUrl(url))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withName("org.jooq.meta.sqlite.SQLiteDatabase")
                        .withExcludes("flyway_schema_history|sqlite_.*")
                        .withForcedTypes(instants, bytes))
                .withGenerate(new Generate().withRecords(true).withPojos(false).withDaos(false))
                .withTarget(
                    new Target()
                        .withPackageName("dev.pitwall.store.schema")
                        .withDirectory(target.toString())));
  }

  private static String digest(Path migrations) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    try (var files = Files.list(migrations)) {
      for (var file : files.sorted().toList()) {
        sha.update(file.getFileName().toString().getBytes("UTF-8"));
        sha.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
