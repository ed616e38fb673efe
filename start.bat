@echo off
rem Double-click me: opens the workshop kit. The Python launcher "py" comes with Python from python.org.
where py >nul 2>nul && (py -3 "%~dp0start.py" %*) || (python "%~dp0start.py" %*)
if errorlevel 1 pause
