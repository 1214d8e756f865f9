package io.github.lintel.smoke.serverconfig;

import io.github.lintel.smoke.serverconfig.NginxTokens.Kind;
import io.github.lintel.smoke.serverconfig.NginxTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Makes a tree of directives of a text, and takes in what it includes. Not thread-safe. */
final class NginxParser {
  /** nginx itself ends by the number of open files; nobody nests like that. */
  private static final int MAX_DEPTH = 32;

  private static final int MAX_FILES = 5000;

  private final ConfigFiles files;
  private final String prefix;
  private final Remarks remarks;
  private final Deque<String> open = new ArrayDeque<>();
  private int read;

  /**
   * Takes what it needs.
   *
   * @param prefix the folder of the main file, from which nginx takes relative paths
   */
  NginxParser(ConfigFiles files, String prefix, Remarks remarks) {
    this.files = files;
    this.prefix = prefix;
    this.remarks = remarks;
  }

  List<NginxDirective> parse(String file, String text) {
    open.push(file);
    NginxTokens tokens = new NginxTokens(file, text, remarks);
    List<NginxDirective> all = new ArrayList<>(block(tokens, 0));
    open.pop();
    return all;
  }

  /** Reads up to the brace that ends a block, or to the end of the text. */
  private List<NginxDirective> block(NginxTokens tokens, int depth) {
    List<NginxDirective> all = new ArrayList<>();
    List<Token> words = new ArrayList<>();
    while (true) {
      Token token = tokens.next();
      switch (token.kind()) {
        case WORD -> words.add(token);
        case SEMICOLON -> {
          add(words, all);
          words.clear();
        }
        case OPEN -> {
          open(words, token, tokens, depth, all);
          words.clear();
        }
        case CLOSE -> {
          unfinished(words);
          words.clear();
          if (depth > 0) {
            return all;
          }
          remarks.add(token.place(), "a closing brace without an opening one");
        }
        case END -> {
          unfinished(words);
          if (depth > 0) {
            remarks.add(token.place(), "the file ends inside of a block");
          }
          return all;
        }
      }
    }
  }

  private void add(List<Token> words, List<NginxDirective> all) {
    if (words.isEmpty()) {
      return;
    }
    NginxDirective directive = directive(words, List.of());
    if (directive.name().equals("include")) {
      all.addAll(include(directive));
    } else {
      all.add(directive);
    }
  }

  private void open(
      List<Token> words, Token brace, NginxTokens tokens, int depth, List<NginxDirective> all) {
    if (depth >= MAX_DEPTH) {
      remarks.add(brace.place(), "blocks that are nested too deeply: what follows is left out");
      while (tokens.next().kind() != Kind.END) {
        continue;
      }
      return;
    }
    if (words.isEmpty()) {
      remarks.add(brace.place(), "a block without a name");
      block(tokens, depth + 1);
    } else if (words.get(0).text().endsWith("_by_lua_block")) {
      tokens.skipForeignBlock();
    } else {
      all.add(directive(words, block(tokens, depth + 1)));
    }
  }

  private void unfinished(List<Token> words) {
    if (!words.isEmpty()) {
      remarks.add(words.get(0).place(), "a directive that no semicolon ends");
    }
  }

  private static NginxDirective directive(List<Token> words, List<NginxDirective> block) {
    return new NginxDirective(
        words.get(0).text(),
        words.stream().skip(1).map(Token::text).toList(),
        block,
        words.get(0).place());
  }

  private List<NginxDirective> include(NginxDirective directive) {
    String pattern = absolute(prefix, directive.value());
    boolean wild = Glob.hasWildcard(pattern);
    List<String> found = wild ? files.glob(pattern) : List.of(pattern);
    List<NginxDirective> all = new ArrayList<>();
    for (String file : found) {
      if (open.contains(file)) {
        remarks.add(directive.place(), file + " includes itself");
      } else if (open.size() >= MAX_DEPTH || read++ >= MAX_FILES) {
        remarks.add(directive.place(), "too many files are included: " + file + " is left out");
      } else {
        files
            .read(file)
            .ifPresentOrElse(
                text -> all.addAll(included(file, text, directive.place())),
                () -> remarks.add(directive.place(), "cannot read " + file));
      }
    }
    return all;
  }

  private List<NginxDirective> included(String file, String text, Place place) {
    Optional<String> problem = ConfigText.problem(text);
    problem.ifPresent(why -> remarks.add(place, file + " is left out: " + why));
    return problem.isPresent() ? List.of() : parse(file, text);
  }

  static String absolute(String prefix, String path) {
    return path.startsWith("/") || prefix.isEmpty() ? path : prefix + "/" + path;
  }
}
