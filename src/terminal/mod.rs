//! How do bytes travel between the wizard and a real terminal?
