/** A long import: how far it is, and stopping it. */
import { useEffect, useRef, useState } from "../../lib.js";

/** How often is asked, in ms. */
const EVERY = 350;
const IDLE = { running: false, stopping: false, share: null, said: "", problem: "" };

/** @returns {[object, (args: object) => void, () => void]} the job, what starts it, what stops it */
export function useJob(state, onDone) {
  const [job, setJob] = useState(IDLE);
  const timer = useRef(0);
  const own = useRef(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const failed = ({ message }) => setJob({ ...IDLE, problem: message });
  const look = () => state.call("feedback_job", { job: own.current }).then((told) => {
    if (told.report) return onDone(told.report);
    if (told.problem) return setJob({ ...IDLE, problem: told.problem });
    setJob((before) => ({ ...before, share: told.share, said: told.said }));
    timer.current = setTimeout(look, EVERY);
  }, failed);
  const start = (args, name = "feedback_import") => {
    setJob({ ...IDLE, running: true });
    state.call(name, args).then((told) => {
      own.current = told.job;
      return look();
    }, failed);
  };
  const stop = () => {
    setJob((before) => ({ ...before, stopping: true }));
    state.call("feedback_stop", { job: own.current }).catch(failed);
  };
  return [job, start, stop];
}
