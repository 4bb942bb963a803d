# Where things are, and a PowerShell to try them in that nothing was loaded into yet.

$script:Root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
$script:Stage = "$script:Root/artifacts/module/Tigris"
$script:Manifest = "$script:Stage/Tigris.psd1"

function Invoke-FreshPowerShell {
    <#
    .SYNOPSIS
        Runs a text in a new PowerShell process and returns what came out as JSON, as objects.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Script)

    $text = "`$ErrorActionPreference = 'Stop'`n& {`n$Script`n} | ConvertTo-Json -Compress -Depth 5 -AsArray"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    $output = & ([Environment]::ProcessPath) -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1
    if ($LASTEXITCODE -ne 0) {
        throw "The new PowerShell failed: $output"
    }
    $output | ConvertFrom-Json
}
