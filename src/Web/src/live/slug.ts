/** The channel that the page's address names: the part after the page's own name. */
export const slugOfPage = (): string => decodeURIComponent(location.pathname.split('/')[2] ?? '');
