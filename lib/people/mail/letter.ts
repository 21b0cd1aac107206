export interface Letter {
  subject: string
  preview: string
  /** Null: a stranger typed it, and mail must not carry a stranger's words. */
  name: string | null
  paragraphs: string[]
  action: { words: string; url: string }
  /** Below the link, for whoever needs more. */
  more?: string[]
  /** Null: nobody can opt out of notices about their own account. */
  stop: { words: string; unsubscribeUrl: string; settingsUrl: string } | null
}

export interface NoticeMail {
  name: string
  site: string
}
