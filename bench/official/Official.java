import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.ErrorListener;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The official verdict: the UBL 2.1 schemas under the platform's own checker, the two stylesheets under Saxon-HE. Reads a document a
 * line as base64, writes a verdict a line as JSON. Arguments: the folder of stylesheets, the folder of schemas.
 */
public final class Official {
  private static final String[] NAMES = {"CEN", "PEPPOL"};
  private static final String[] STYLESHEETS = {"CEN-EN16931-UBL.xslt", "PEPPOL-EN16931-UBL.xslt"};
  private static final ErrorListener QUIET =
      new ErrorListener() {
        public void warning(TransformerException e) {}

        public void error(TransformerException e) {}

        public void fatalError(TransformerException e) {}
      };

  private final Processor processor = new Processor(false);
  private final List<XsltExecutable> rules = new ArrayList<>();
  private final Schema invoice;
  private final Schema creditNote;

  private Official(String rulesFolder, String schemaFolder) throws Exception {
    for (String name : STYLESHEETS) {
      XsltCompiler compiler = processor.newXsltCompiler();
      compiler.setErrorListener(QUIET);
      rules.add(compiler.compile(new StreamSource(new File(rulesFolder, name))));
    }
    invoice = schemaOf(schemaFolder, "Invoice");
    creditNote = schemaOf(schemaFolder, "CreditNote");
  }

  public static void main(String[] words) throws Exception {
    Official official = new Official(words[0], words[1]);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "US-ASCII"));
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(official.judge(Base64.getDecoder().decode(line)));
    }
    out.flush();
  }

  /** Signatures first, so that what an extension may hold is known. */
  private static Schema schemaOf(String folder, String kind) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    String common = folder + "/common/";
    Source[] sources = {
      new StreamSource(new File(common + "xmldsig-core-schema.xsd")),
      new StreamSource(new File(common + "XAdES01903v132-201601.xsd")),
      new StreamSource(new File(common + "XAdES01903v141-201601.xsd")),
      new StreamSource(new File(common + "CCTS_CCT_SchemaModule.xsd")),
      new StreamSource(new File(folder + "/maindoc/UBL-" + kind + "-2.1.xsd")),
    };
    return factory.newSchema(sources);
  }

  private String judge(byte[] bytes) {
    try {
      String root = rootOf(bytes);
      return verdict(bytes, root.startsWith("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2|") ? creditNote : invoice);
    } catch (Exception e) {
      return "{\"unreadable\":true}";
    }
  }

  private String verdict(byte[] bytes, Schema schema) throws Exception {
    int[] departures = {0};
    Validator validator = schema.newValidator();
    validator.setErrorHandler(
        new DefaultHandler() {
          @Override
          public void error(SAXParseException e) {
            departures[0]++;
          }

          @Override
          public void fatalError(SAXParseException e) {
            departures[0]++;
          }
        });
    validator.validate(new SAXSource(reader(), new InputSource(new ByteArrayInputStream(bytes))));
    XdmNode document = processor.newDocumentBuilder().build(new SAXSource(reader(), new InputSource(new ByteArrayInputStream(bytes))));
    Map<String, Integer> fired = new TreeMap<>();
    List<String> stopped = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) if (!fire(rules.get(i), document, fired)) stopped.add("\"" + NAMES[i] + "\"");
    List<String> counts = new ArrayList<>();
    fired.forEach((id, times) -> counts.add("\"" + id + "\":" + times));
    return "{\"structure\":\"" + (departures[0] == 0 ? "valid" : "invalid") + "\",\"fired\":{" + String.join(",", counts)
        + "},\"stopped\":[" + String.join(",", stopped) + "]}";
  }

  /** Counts what fires as it is told; false where the stylesheet breaks off with an error of its own. */
  private static boolean fire(XsltExecutable rules, XdmNode document, Map<String, Integer> fired) {
    XsltTransformer transformer = rules.load();
    transformer.setErrorListener(QUIET);
    transformer.setMessageListener((message, terminate, locator) -> {});
    transformer.setInitialContextNode(document);
    transformer.setDestination(
        new SAXDestination(
            new DefaultHandler() {
              @Override
              public void startElement(String uri, String local, String name, Attributes attributes) {
                if (local.equals("failed-assert") || local.equals("successful-report")) fired.merge(attributes.getValue("id"), 1, Integer::sum);
              }
            }));
    try {
      transformer.transform();
      return true;
    } catch (SaxonApiException e) {
      return false;
    }
  }

  private static String rootOf(byte[] bytes) throws Exception {
    String[] root = {null};
    XMLReader reader = reader();
    reader.setContentHandler(
        new DefaultHandler() {
          @Override
          public void startElement(String uri, String local, String name, Attributes attributes) {
            if (root[0] == null) root[0] = uri + "|" + local;
          }
        });
    reader.setErrorHandler(
        new DefaultHandler() {
          @Override
          public void fatalError(SAXParseException e) throws SAXException {
            throw e;
          }
        });
    reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
    return root[0];
  }

  private static XMLReader reader() throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newSAXParser().getXMLReader();
  }
}
