#!/usr/bin/env python3
"""A home on a file server that stops answering: what was typed lies elsewhere, the program ends, the next start finds it.

    tests/soak/hang.py [--bin target/debug/nianbao]

Needs FUSE (/dev/fuse, libfuse2, python3 with fusepy), else it says so and passes. The server is stopped with SIGSTOP."""
import argparse, errno, fcntl, glob, os, pty, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time

ANSWER = b'\x1b[1;5R\x1b[1;5R' + b'\x1b[1;2R' * 5 + b'\x1b[24;80R\x1b[?62;4c'


def serve(back, front):
    import fuse

    class Loop(fuse.Operations):
        def at(self, path): return back + path
        def getattr(self, path, fh=None):
            s = os.lstat(self.at(path))
            return {k: getattr(s, k) for k in ('st_mode', 'st_ino', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime', 'st_mtime', 'st_ctime')}
        def readdir(self, path, fh): return ['.', '..', *os.listdir(self.at(path))]
        def readlink(self, path): return os.readlink(self.at(path))
        def mkdir(self, path, mode): os.mkdir(self.at(path), mode)
        def rmdir(self, path): os.rmdir(self.at(path))
        def unlink(self, path): os.unlink(self.at(path))
        def rename(self, a, b): os.rename(self.at(a), self.at(b))
        def link(self, target, source): os.link(self.at(source), self.at(target))
        def chmod(self, path, mode): os.chmod(self.at(path), mode)
        def chown(self, path, u, g): os.lchown(self.at(path), u, g)
        def utimens(self, path, times=None): os.utime(self.at(path), times)
        def truncate(self, path, length, fh=None): os.truncate(self.at(path), length)
        def open(self, path, flags): return os.open(self.at(path), flags)
        def create(self, path, mode, fi=None): return os.open(self.at(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        def read(self, path, size, offset, fh): return os.pread(fh, size, offset)
        def write(self, path, data, offset, fh): return os.pwrite(fh, data, offset)
        def fsync(self, path, datasync, fh): os.fsync(fh)
        # The kernel sends it at the end of a process too, and waits for the answer: not ours to mend.
        def flush(self, path, fh): raise fuse.FuseOSError(errno.ENOSYS)
        def release(self, path, fh): os.close(fh)
        def statfs(self, path):
            s = os.statvfs(self.at(path))
            return {k: getattr(s, k) for k in ('f_bavail', 'f_bfree', 'f_blocks', 'f_bsize', 'f_files', 'f_ffree', 'f_frsize', 'f_namemax')}

    fuse.FUSE(Loop(), front, foreground=True, nothreads=True, attr_timeout=0, entry_timeout=0)


class Sitting:
    def __init__(self, binary, home, runtime, arguments=()):
        env = {'HOME': home, 'PATH': '/usr/bin:/bin', 'TERM': 'xterm-256color', 'LANG': 'C.UTF-8', 'USER': 'clerk', 'XDG_RUNTIME_DIR': runtime}
        self.raw, self.answered = b'', False
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir('/')
            os.execve(binary, [binary, *arguments], env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))

    def until(self, text, limit=15):
        """What came until `text` did, line by line without control sequences; fails after `limit` seconds."""
        end, start = time.monotonic() + limit, len(self.raw)
        while time.monotonic() < end:
            if select.select([self.fd], [], [], 0.05)[0]:
                try:
                    self.raw += os.read(self.fd, 65536)
                except OSError:
                    break
            if not self.answered and b'\x1b[c' in self.raw:
                self.answered = True
                os.write(self.fd, ANSWER)
            seen = re.sub(r'\x1b\[[0-9;?]*[A-Za-z]', '', self.raw[start:].decode(errors='replace'))
            if text in seen:
                return seen
        raise AssertionError(f'{text} was not seen: {seen[-400:]}')

    def send(self, keys):
        os.write(self.fd, keys.encode())
        time.sleep(0.1)

    def ends_within(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if select.select([self.fd], [], [], 0.05)[0]:
                    self.raw += os.read(self.fd, 65536)
            except OSError:
                time.sleep(0.05)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return True
        return False


def starts_elsewhere(binary, server, front, back, runtime):
    """A start that finds the home dead says so, begins elsewhere when that is wished, and tells of it later."""
    # Nothing of an earlier run.
    own = f'/var/tmp/nianbao-{os.geteuid()}'
    shutil.rmtree(own + '/drafts', ignore_errors=True)
    os.kill(server, signal.SIGSTOP)
    try:
        begun = time.monotonic()
        s = Sitting(binary, front, runtime)
        assert '没有回应' in s.until('请输入 1 或 2')
        asked = time.monotonic() - begun
        s.send('1\r')
        assert s.ends_within(2), 'it does not leave'
        for line in (['drafts'], ['--plain', 'drafts']):
            s = Sitting(binary, front, runtime, line)
            s.until('没有回应')
            assert s.ends_within(2), line
        s = Sitting(binary, front, runtime, ['check', front + '/r.yaml'])
        time.sleep(0.5)
        s.send('\x03')
        assert s.ends_within(2), 'check does not end by Ctrl+C'
        s = Sitting(binary, front, runtime)
        s.until('请输入 1 或 2')
        s.send('2\r')
        s.until('退出')
        for keys in ('\r', '某某街道办事处', '\r', '\r'):
            s.send(keys)
        s.until('总体情况')
        s.send('1')
        s.send('在别处写的。')
        s.until('已')  # of 未保存, 已保存 only what differs is sent
        os.kill(s.pid, signal.SIGHUP)
        assert s.ends_within(5)
        drafts = glob.glob(own + '/drafts/*/draft.yaml')
        assert any('在别处写的' in open(d).read() for d in drafts), drafts
    finally:
        os.kill(server, signal.SIGCONT)
    s = Sitting(binary, front, runtime)
    s.until('磁盘没有回应时写的草稿在')
    os.kill(s.pid, signal.SIGHUP)
    assert s.ends_within(5)
    shutil.rmtree(own + '/drafts')
    print(f'hang: a start on a dead home asks after {asked:.1f} s, begins elsewhere, is told of later')


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--bin', default='target/debug/nianbao')
    binary = os.path.abspath(options.parse_args().bin)
    try:
        import fuse  # noqa: F401
        os.stat('/dev/fuse')
    except (ImportError, OSError) as missing:
        print(f'hang: skipped, no FUSE here ({missing})')
        return
    back, front, runtime = (tempfile.mkdtemp(prefix=p) for p in ('back-', 'home-', 'run-'))
    os.chmod(runtime, 0o700)
    server = os.fork()
    if server == 0:
        serve(back, front)
        os._exit(0)
    try:
        while not os.path.ismount(front):
            time.sleep(0.05)
        for way in ('HUP', 'dropped line', 'Ctrl+Q'):
            s = Sitting(binary, front, runtime)
            s.until('退出')
            for keys in ('\r', '某某街道办事处', '\r', '\r'):
                s.send(keys)
            s.until('总体情况')
            s.send('1')
            s.send('磁盘还在时写的。')
            s.until('已')  # of 未保存, 已保存 only what differs is sent
            os.kill(server, signal.SIGSTOP)
            begun = time.monotonic()
            s.send('磁盘不在时写的。')
            seen = s.until('另存在', 8)
            took = time.monotonic() - begun
            s.send('还有一句。')
            time.sleep(1.5)
            copies = glob.glob(runtime + '/**/*.yaml', recursive=True) + glob.glob('/var/tmp/nianbao-*/*.hang.yaml')
            assert any('还有一句' in open(c).read() for c in copies), copies
            begun = time.monotonic()
            if way == 'HUP':
                os.kill(s.pid, signal.SIGHUP)
            elif way == 'dropped line':
                os.close(s.fd)
                s.fd = os.open('/dev/null', os.O_RDONLY)
            else:
                s.send('\x11')
                s.send(re.findall(r'(\d) +退出', s.until('退出'))[-1])
            ended = s.ends_within(10)
            left = time.monotonic() - begun
            os.kill(server, signal.SIGCONT)
            assert ended, f'{way}: still there after 10 s'
            s = Sitting(binary, front, runtime)
            s.until('退出')
            s.send('1')
            # The quiet rule: a question that comes up by itself is looked at first.
            seen = s.until('用另存的这一份')
            time.sleep(1)
            s.send(re.findall(r'(\d) +用另存的这一份', seen)[-1])
            s.send('\x13')
            s.until('已')  # of 未保存, 已保存 only what differs is sent
            os.kill(s.pid, signal.SIGHUP)
            assert s.ends_within(5)
            drafts = glob.glob(back + '/.local/share/nianbao/drafts/*/draft.yaml')
            assert any('还有一句' in open(d).read() for d in drafts), 'lost'
            copies = glob.glob(runtime + '/**/*.yaml', recursive=True) + glob.glob('/var/tmp/nianbao-*/*.hang.yaml')
            print(f'hang: {way}: copy after {took:.1f} s, ended after {left:.1f} s, found again; copies left {copies}')
            for d in glob.glob(back + '/.local/share/nianbao/drafts/*'):
                subprocess.run(['rm', '-rf', d], check=False)
        starts_elsewhere(binary, server, front, back, runtime)
    finally:
        os.kill(server, signal.SIGCONT)
        subprocess.run(['fusermount', '-uz', front], check=False)
        os.kill(server, signal.SIGKILL)


if __name__ == '__main__':
    main()
