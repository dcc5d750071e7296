//! What holds for Chinese text as such?
//!
//! [`grapheme`]: what a reader takes for one character; [`width`]: how many columns;
//! [`wrap`]: where lines break; [`clean`]: what may come in; [`lexicon`]: which words a text
//! holds; [`found`]: where certain characters stand; [`numeral`] and [`facts`]: which figures it states; [`sentence`]: where a
//! sentence begins and ends; [`time`]: how far apart two days are; [`unseen`]: how a message calls what nobody sees in a text it quotes.

mod ambiguous;
mod breaks;
mod character;
pub mod clean;
pub mod facts;
pub mod found;
pub mod grapheme;
pub mod lexicon;
pub mod numeral;
mod old_gbk;
pub mod sentence;
mod signs;
pub(crate) mod steps;
pub mod time;
pub mod unseen;
pub mod width;
pub mod wrap;
