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
  const away = useRef(false);
  const unwanted = useRef(false);
  useEffect(() => {
    away.current = false;
    return () => {
      away.current = true;
      clearTimeout(timer.current);
    };
  }, []);
  const failed = ({ message }) => { if (!away.current) setJob({ ...IDLE, problem: message }); };
  const look = () => state.call("feedback_job", { job: own.current }).then((told) => {
    // The work goes on in the kernel; there is nobody left to tell.
    if (away.current) return undefined;
    if (told.report) {
      // A source stays on the page when it was read, and may be read again.
      setJob(IDLE);
      return onDone(told.report);
    }
    if (told.problem) return setJob({ ...IDLE, problem: told.problem });
    setJob((before) => ({ ...before, share: told.share, said: told.said }));
    timer.current = setTimeout(look, EVERY);
    return undefined;
  }, failed);
  const start = (args, name = "feedback_import") => {
    own.current = null;
    unwanted.current = false;
    setJob({ ...IDLE, running: true });
    state.call(name, args).then((told) => {
      own.current = told.job;
      if (unwanted.current) end();
      return away.current ? undefined : look();
    }, failed);
  };
  const end = () => { state.call("feedback_stop", { job: own.current }).catch(failed); };
  const stop = () => {
    setJob((before) => ({ ...before, stopping: true }));
    // Who cancels before the kernel has named the work is heard as soon as it has.
    unwanted.current = true;
    if (own.current) end();
  };
  return [job, start, stop];
}
