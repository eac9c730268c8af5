// Lintasan
