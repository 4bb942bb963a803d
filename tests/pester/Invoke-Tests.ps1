#Requires -Version 7.4

<#
.SYNOPSIS
    Runs the Pester tests over the staged module, with the Pester that the build restored.
.DESCRIPTION
    The last line of output is the result: "560 passed, 0 failed, 0 skipped". The exit code is 0 only if nothing failed.
.PARAMETER Path
    The test files or folders to run; without it, all.
.PARAMETER ExcludeTag
    The tags of tests that don't run.
.EXAMPLE
    dotnet pwsh -NoProfile -File tests/pester/Invoke-Tests.ps1 tests/pester/Types.Tests.ps1
#>
# Without positions, ExcludeTag would take the first path.
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(ValueFromRemainingArguments)][string[]]$Path = $PSScriptRoot,

    [string[]]$ExcludeTag
)

$ErrorActionPreference = 'Stop'

$pester = "$PSScriptRoot/../../artifacts/pester/Pester/Pester.psd1"
if (-not (Test-Path -LiteralPath $pester)) {
    throw "Pester isn't staged at $pester. Run dotnet build first."
}
Import-Module -Name $pester

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Filter.ExcludeTag = @($ExcludeTag | Where-Object { $_ })
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
if (-not $result) {
    # Pester has printed the reason, such as a path without tests.
    '0 passed, 1 failed, 0 skipped'
    exit 1
}

# A file that can't be read and a block whose set-up failed hold no failed test, but are failures.
$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
"$($result.PassedCount) passed, $failed failed, $($result.SkippedCount + $result.NotRunCount) skipped"
exit [int]($failed -gt 0)
