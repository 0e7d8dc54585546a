/**
 * Programs that do risky or heavy work outside the portal: a few processes of one program, each asked one thing at a time and
 * ended when it takes too long or grows too large. What goes wrong in one of them costs its question and nothing else.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";

export interface ProcessLimits {
  readonly processesMax: number;
  /** Questions waiting for a process; one more is turned away. */
  readonly waitingMax: number;
  readonly secondsMax: number;
  readonly heapMegabytesMax: number;
  readonly residentBytesMax: number;
  /** After so many questions, or when it has grown to half of what it may, a process is replaced by a fresh one. */
  readonly questionsMax: number;
}

export type Asked<Answer> =
  | { readonly outcome: "answered"; readonly answer: Answer }
  /** The process died, or was ended for what the question cost. */
  | { readonly outcome: "ended" }
  /** Too many wait, or the portal is closing. */
  | { readonly outcome: "busy" };

export interface CappedProcesses<Question, Answer> {
  ask(question: Question): Promise<Asked<Answer>>;
  /** Ends the processes; what is under way is busy. */
  stop(): void;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  settle(asked: Asked<Answer>): void;
}

/**
 * @param program a file that says "ready" when it has started, and answers each message with one message. It gets no
 * environment: no secrets, no settings.
 */
export function cappedProcesses<Question, Answer>(
  program: string,
  limits: ProcessLimits,
): CappedProcesses<Question, Answer> {
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const answered = new WeakMap<ChildProcess, number>();
  const waiting: Waiting<Question, Answer>[] = [];
  let stopped = false;

  const next = (): void => {
    if (waiting.length === 0) return;
    const child = idle.pop() ?? (all.size < limits.processesMax ? begin({ program, all, limits }) : undefined);
    const turn = child === undefined ? undefined : waiting.shift();
    if (child === undefined || turn === undefined) return;
    void askOne<Question, Answer>(child, turn.question, limits).then((asked) => {
      const count = (answered.get(child) ?? 0) + 1;
      answered.set(child, count);
      const isWorn = count >= limits.questionsMax || residentBytes(child) > limits.residentBytesMax / 2;
      if (isWorn) retire(child, all);
      else if (child.connected) idle.push(child);
      turn.settle(stopped ? { outcome: "busy" } : asked);
      next();
    });
  };

  return {
    async ask(question) {
      if (stopped || waiting.length >= limits.waitingMax) return { outcome: "busy" };
      return new Promise((settle) => {
        waiting.push({ question, settle });
        next();
      });
    },
    stop() {
      stopped = true;
      for (const turn of waiting.splice(0)) turn.settle({ outcome: "busy" });
      for (const child of all) child.kill("SIGKILL");
    },
  };
}

interface Beginning {
  readonly program: string;
  readonly all: Set<ChildProcess>;
  readonly limits: ProcessLimits;
}

function begin({ program, all, limits }: Beginning): ChildProcess {
  const child = fork(program, [], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: ["--conditions=source", `--max-old-space-size=${limits.heapMegabytesMax}`],
    env: {},
  });
  all.add(child);
  child.once("exit", () => all.delete(child));
  child.once("error", () => all.delete(child));
  // The portal may stop while a process rests.
  child.unref();
  child.channel?.unref();
  return child;
}

function retire(child: ChildProcess, all: Set<ChildProcess>): void {
  all.delete(child);
  child.kill("SIGKILL");
}

function askOne<Question, Answer>(
  child: ChildProcess,
  question: Question,
  limits: ProcessLimits,
): Promise<Asked<Answer>> {
  return new Promise((resolve) => {
    const end = (asked: Asked<Answer>): void => {
      clearTimeout(clock);
      clearInterval(scale);
      child.off("message", answered);
      child.off("exit", died);
      child.off("error", failed);
      child.channel?.unref();
      resolve(asked);
    };
    const answered = (message: unknown): void => {
      if (message !== "ready") end({ outcome: "answered", answer: message as Answer });
    };
    const died = (): void => end({ outcome: "ended" });
    const failed = (): void => end({ outcome: "busy" });
    const clock = setTimeout(() => child.kill("SIGKILL"), limits.secondsMax * 1000);
    const scale = setInterval(() => {
      if (residentBytes(child) > limits.residentBytesMax) child.kill("SIGKILL");
    }, 50);
    child.on("message", answered);
    child.on("exit", died);
    child.on("error", failed);
    child.channel?.ref();
    child.send(question as object, (error) => {
      if (error !== null && error !== undefined) failed();
    });
  });
}

/** How much memory a process holds, where the system tells (Linux); elsewhere the cap on its heap must do. */
function residentBytes(child: ChildProcess): number {
  try {
    const pages = readFileSync(`/proc/${child.pid}/statm`, "latin1").split(" ")[1];
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}
