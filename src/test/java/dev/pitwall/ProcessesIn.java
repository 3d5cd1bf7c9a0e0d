package dev.pitwall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes that work below a folder: agents and what they run, whoever their parent is now. */
final class ProcessesIn {
  private ProcessesIn() {}

  static List<ProcessHandle> folder(Path folder) {
    return ProcessHandle.allProcesses().filter(p -> worksIn(p, folder)).toList();
  }

  private static boolean worksIn(ProcessHandle process, Path folder) {
    try {
      var cwd = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
      return cwd.startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
