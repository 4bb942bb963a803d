# The paths of the staged module, and new PowerShell processes that have loaded nothing yet.

$script:Root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
$script:Stage = "$script:Root/artifacts/module/Tigris"
$script:Manifest = "$script:Stage/Tigris.psd1"

function Get-PowerShellCommand {
    <#
    .SYNOPSIS
        Returns the command line of the running PowerShell without its arguments: a program, and what comes before the arguments.
    #>
    [CmdletBinding()]
    [OutputType([string[]])]
    param()

    $program = [Environment]::ProcessPath
    $program
    # Under "dotnet pwsh" the process is dotnet, and PowerShell is the library that it runs.
    if ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') {
        [IO.Path]::Combine($PSHOME, 'pwsh.dll')
    }
}

function Invoke-FreshPowerShell {
    <#
    .SYNOPSIS
        Runs a script in a new PowerShell process and returns its output, which is passed as JSON, as objects.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Script)

    $text = "`$ErrorActionPreference = 'Stop'`n& {`n$Script`n} | ConvertTo-Json -Compress -Depth 5 -AsArray"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    $program, [string[]]$before = Get-PowerShellCommand
    $output = & $program @before -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1
    if ($LASTEXITCODE -ne 0) {
        throw "The new PowerShell failed: $output"
    }
    $output | ConvertFrom-Json
}
