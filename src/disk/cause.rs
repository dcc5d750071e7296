//! Why did the disk refuse, in a clerk's words?

use std::io::{self, ErrorKind};

use rustix::io::Errno;

/// 原因. What an error of the machine means, without a full stop: 空间已满.
#[must_use]
pub fn cause(error: &io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::StorageFull => "空间已满",
        ErrorKind::QuotaExceeded => "配额用尽",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::NotFound => "找不到这个文件或文件夹",
        ErrorKind::AlreadyExists => "同名文件已经存在",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::IsADirectory => "这是一个文件夹，不是文件",
        ErrorKind::FileTooLarge => "文件太大，超过了允许的大小",
        ErrorKind::InvalidFilename => "文件名太长或含有不能用的字符",
        ErrorKind::StaleNetworkFileHandle => "网络磁盘的连接断了",
        ErrorKind::TimedOut => "磁盘很久没有回应",
        ErrorKind::UnexpectedEof => "文件没有读全",
        _ => return rarely(error),
    };
    words.to_owned()
}

fn rarely(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(code) if code == Errno::IO.raw_os_error() => "磁盘读写出错".to_owned(),
        Some(code) if code == Errno::LOOP.raw_os_error() => {
            "这里是一个链接，程序不跟着它到别处去".to_owned()
        }
        Some(code) if code == Errno::NOLCK.raw_os_error() => "这个磁盘不能加锁".to_owned(),
        Some(code) => format!("磁盘没有接受，系统代码 {code}"),
        None if error.kind() == ErrorKind::InvalidInput => {
            "这不是普通的文件，可能是管道或设备".to_owned()
        }
        None => "磁盘没有接受".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::cause;
    use rustix::io::Errno;
    use std::io;

    #[test]
    fn every_trouble_of_a_disk_has_words() {
        let words = |errno: Errno| cause(&io::Error::from_raw_os_error(errno.raw_os_error()));
        assert_eq!(words(Errno::NOSPC), "空间已满");
        assert_eq!(words(Errno::DQUOT), "配额用尽");
        assert_eq!(words(Errno::ROFS), "磁盘是只读的");
        assert_eq!(words(Errno::ACCESS), "没有权限");
        assert_eq!(words(Errno::IO), "磁盘读写出错");
        assert_eq!(words(Errno::NODEV), "磁盘没有接受，系统代码 19");
    }
}
