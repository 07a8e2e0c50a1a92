import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene's part of the comparison in search.ts, which runs it from this source, with an empty folder for the index.
 * Reads lines whose fields are parted by tabs and answers the last two kinds with one line each:
 *
 *   page  ID  TITLE  TEXT    (nothing)
 *   build                    SECONDS  BYTES ON DISK
 *   ask   LIMIT  QUESTION    MILLISECONDS  IDS, parted by blanks, best first
 */
public class LuceneBench {
  /** In the one field, as often as it weighs: title and text scored apart and added up find less. */
  private static final int TITLE_WEIGHT = 2;

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Analyzer analyzer = new EnglishAnalyzer();
    BM25Similarity similarity = new BM25Similarity(1.2f, 0.75f);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Directory directory = FSDirectory.open(folder)) {
      build(directory, new IndexWriterConfig(analyzer).setSimilarity(similarity), lines, out, folder);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
        answer(searcher, analyzer, lines, out);
      }
    }
  }

  /** The clock stands still while a line is read. */
  private static void build(
      Directory directory, IndexWriterConfig config, BufferedReader lines, PrintStream out, Path folder)
      throws IOException {
    long nanoseconds = 0;
    long startedAt = System.nanoTime();
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      nanoseconds += System.nanoTime() - startedAt;
      for (String line = lines.readLine(); line.startsWith("page\t"); line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        startedAt = System.nanoTime();
        Document page = new Document();
        page.add(new StoredField("id", fields[1]));
        for (int copy = 0; copy < TITLE_WEIGHT; copy++) {
          page.add(new TextField("text", fields[2], Field.Store.NO));
        }
        page.add(new TextField("text", fields[3], Field.Store.NO));
        writer.addDocument(page);
        nanoseconds += System.nanoTime() - startedAt;
      }
      startedAt = System.nanoTime();
    }
    nanoseconds += System.nanoTime() - startedAt;
    out.println(nanoseconds / 1e9 + "\t" + sizeOf(folder));
  }

  private static long sizeOf(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void answer(
      IndexSearcher searcher, Analyzer analyzer, BufferedReader lines, PrintStream out)
      throws IOException {
    BooleanQuery.setMaxClauseCount(100_000);
    QueryBuilder words = new QueryBuilder(analyzer);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] fields = line.split("\t", -1);
      int limit = Integer.parseInt(fields[1]);
      long askedAt = System.nanoTime();
      StringBuilder ids = new StringBuilder();
      Query query = words.createBooleanQuery("text", fields[2], Occur.SHOULD);
      ScoreDoc[] hits = query == null ? new ScoreDoc[0] : searcher.search(query, limit).scoreDocs;
      for (ScoreDoc hit : hits) {
        ids.append(searcher.doc(hit.doc, Set.of("id")).get("id")).append(' ');
      }
      double milliseconds = (System.nanoTime() - askedAt) / 1e6;
      out.println(milliseconds + "\t" + ids.toString().trim());
    }
  }
}
