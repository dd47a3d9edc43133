package io.deckwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds each source file of the program to the size a reader can keep in mind. There is no list of exceptions. */
class SizeTest {

    private static final int FILE_LINES = 300;
    private static final int BODY_LINES = 40;
    private static final int PARAMETERS = 5;
    private static final int COMPONENTS = 7;

    @Test
    void filesMethodsAndRecordsStaySmall() throws IOException {
        var faults = new ArrayList<String>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjectsFromPaths(Stages.javaFiles().toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            for (var unit : task.parse()) {
                new Measure(unit, Trees.instance(task), faults).scan(unit, "");
            }
        }
        assertThat(faults).as("what is too big").isEmpty();
    }

    private static final class Measure extends TreeScanner<Void, String> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<String> faults;

        private Measure(CompilationUnitTree unit, Trees trees, List<String> faults) {
            this.unit = unit;
            this.trees = trees;
            this.faults = faults;
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree node, String owner) {
            try (var lines = Files.lines(Path.of(node.getSourceFile().toUri()))) {
                check((int) lines.count(), FILE_LINES, "lines in the file", 1);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return super.visitCompilationUnit(node, owner);
        }

        @Override
        public Void visitClass(ClassTree node, String owner) {
            if (node.getKind() == Tree.Kind.RECORD) {
                var components = components(node);
                check(components, COMPONENTS, "components in the record " + node.getSimpleName(), startLine(node));
            }
            for (var member : node.getMembers()) {
                if (member instanceof BlockTree block) {
                    checkBody(block, "an initializer of " + node.getSimpleName());
                }
            }
            return super.visitClass(node, node.getSimpleName().toString());
        }

        @Override
        public Void visitMethod(MethodTree node, String owner) {
            var name = owner + "." + (node.getReturnType() == null ? "the constructor" : node.getName() + "()");
            // A record's constructor has the parameters its components give it; those are counted above.
            if (node.getReturnType() != null || !isRecordConstructor(node)) {
                check(node.getParameters().size(), PARAMETERS, "parameters of " + name, startLine(node));
            }
            if (node.getBody() != null) {
                checkBody(node.getBody(), name);
            }
            return super.visitMethod(node, owner);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree node, String owner) {
            check(node.getParameters().size(), PARAMETERS, "parameters of a lambda in " + owner, startLine(node));
            return super.visitLambdaExpression(node, owner);
        }

        private boolean isRecordConstructor(MethodTree node) {
            var parent = trees.getPath(unit, node).getParentPath().getLeaf();
            return parent instanceof ClassTree type
                    && type.getKind() == Tree.Kind.RECORD
                    && node.getParameters().size() == components(type);
        }

        private static int components(ClassTree type) {
            return (int) type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .filter(field ->
                            !((VariableTree) field).getModifiers().getFlags().contains(Modifier.STATIC))
                    .count();
        }

        private void checkBody(BlockTree body, String name) {
            var lines = endLine(body) - startLine(body) - 1;
            check(lines, BODY_LINES, "lines in the body of " + name, startLine(body));
        }

        private void check(int size, int most, String what, int line) {
            if (size > most) {
                var file = Path.of("")
                        .toAbsolutePath()
                        .relativize(Path.of(unit.getSourceFile().toUri()));
                faults.add("%s:%d: %d %s, at most %d".formatted(file, line, size, what, most));
            }
        }

        private int startLine(Tree node) {
            return line(trees.getSourcePositions().getStartPosition(unit, node));
        }

        private int endLine(Tree node) {
            return line(trees.getSourcePositions().getEndPosition(unit, node) - 1);
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(Math.max(0, position));
        }
    }
}
