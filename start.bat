@echo off
rem Double-click me: opens the workshop kit. The Python launcher "py" comes with Python from python.org.
setlocal
set KIT_PYTHON=py -3
where py >nul 2>nul || set KIT_PYTHON=python
%KIT_PYTHON% "%~dp0start.py" %*
if errorlevel 1 pause
