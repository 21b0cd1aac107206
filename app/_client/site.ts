/* The script of every page. Each module looks for its own elements; the exit comes first so that no other can break it. */
import './exit'
import './answer'
import './clock'
import './copy'
import './packet'
import './practice'
import './time'
import './verify'
