#!/usr/bin/env python3
"""Signals at random moments of a sitting: every one must end the program within two seconds.

    tests/soak/signals.py [--bin target/release/nianbao] [-n 20000] [-j 2] [--seed 1] [--early]

A sitting starts the program in a terminal of its own, answers its questions, types a little, and is sent HUP or TERM, with
CONT, WINCH or STOP and CONT before it, at a moment drawn at random; half of them while the program starts. Standard library
only. Prints one line a fault and a summary; exit 1 when there was a fault."""
import argparse, fcntl, os, pty, random, select, signal, struct, sys, tempfile, termios, threading, time

ANSWER = b'\x1b[1;5R\x1b[1;5R' + b'\x1b[1;2R' * 5 + b'\x1b[24;80R\x1b[?62;4c'
LIMIT = 2.0


def sitting(binary, seed, early):
    with tempfile.TemporaryDirectory(prefix='soak-', ignore_cleanup_errors=True) as home:
        return sitting_in(home, binary, seed, early)


def sitting_in(home, binary, seed, early):
    draw = random.Random(seed)
    env = {'HOME': home, 'PATH': '/usr/bin:/bin', 'TERM': 'xterm-256color', 'LANG': 'C.UTF-8', 'USER': 'clerk'}
    in_start = early is not None or draw.random() < 0.5
    moment = draw.uniform(0, (early or 20) / 1000) if in_start else draw.uniform(0.02, 1.5)
    last = draw.choice([signal.SIGHUP, signal.SIGTERM])
    before = draw.choice([None, signal.SIGCONT, signal.SIGWINCH, 'stop'])
    pid, fd = pty.fork()
    if pid == 0:
        try:
            # Started under nohup, a sitting would not hear the signal before it asks for it.
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            os.execve(binary, [binary], env)
        finally:
            os._exit(127)
    begun = time.monotonic()
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
    answered, sent, keys = False, None, list('\r') + ['焦东街道办事处', '\r', '\r', '1', '甲乙丙。', '\x0e']
    while True:
        now = time.monotonic()
        if sent is None and now - begun >= moment:
            if before == 'stop':
                os.kill(pid, signal.SIGSTOP)
                os.kill(pid, signal.SIGCONT)
            elif before is not None:
                os.kill(pid, before)
            os.kill(pid, last)
            sent = time.monotonic()
        if sent is not None and now - sent > LIMIT:
            state = describe(pid)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(fd)
            return f'seed {seed}: {last.name} at {moment * 1000:.2f} ms (before it {before}) is unheard: {state}'
        wait = 0.0005 if in_start and sent is None else 0.01
        readable, _, _ = select.select([fd], [], [], wait)
        if readable:
            try:
                data = os.read(fd, 65536)
            except OSError:
                data = b''
            if not answered and b'\x1b[c' in data:
                answered = True
                os.write(fd, ANSWER)
        if answered and keys and draw.random() < 0.1:
            try:
                os.write(fd, keys.pop(0).encode())
            except OSError:
                pass
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            os.close(fd)
            if sent is None:
                return f'seed {seed}: ended by itself: {status}'
            code = os.waitstatus_to_exitcode(status)
            if code not in (-last, 128 + last):
                return f'seed {seed}: {last.name} at {moment * 1000:.2f} ms: exit {code}'
            return None


def describe(pid):
    try:
        threads = os.listdir(f'/proc/{pid}/task')
        where = lambda t: open(f'/proc/{pid}/task/{t}/wchan').read() or '?'
        status = [l for l in open(f'/proc/{pid}/status') if l.startswith(('SigPnd', 'ShdPnd', 'State'))]
        return ' '.join(where(t) for t in threads) + ' ' + ' '.join(l.strip().replace('\t', ' ') for l in status)
    except OSError as error:
        return str(error)


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--bin', default='target/release/nianbao')
    options.add_argument('-n', type=int, default=20000)
    options.add_argument('-j', type=int, default=2)
    options.add_argument('--seed', type=int, default=1)
    options.add_argument('--early', type=float, metavar='MS', help='all of them within the first MS milliseconds')
    options = options.parse_args()
    binary = os.path.abspath(options.bin)
    # Each worker is a process of its own: forking a terminal from a thread is no good.
    workers = []
    for number in range(options.j):
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(read)
            faults = 0
            for trial in range(number, options.n, options.j):
                fault = sitting(binary, options.seed * 1_000_003 + trial, options.early)
                if fault:
                    faults += 1
                    print(fault, flush=True)
            os.write(write, f'{faults}\n'.encode())
            os._exit(0)
        os.close(write)
        workers.append((pid, read))
    faults = 0
    for pid, read in workers:
        os.waitpid(pid, 0)
        faults += int(os.read(read, 100) or b'1')
    print(f'signals: {options.n} sittings, {faults} faults')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
