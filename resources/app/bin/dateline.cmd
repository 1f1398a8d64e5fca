@echo off
rem The command line of the installed app: the engine's own Node, the engine's own code.
"%~dp0..\..\..\node\node.exe" "%~dp0..\..\..\out\engine\dateline.mjs" %*
