#Requires -Version 7.4

<#
.SYNOPSIS
    Runs the tests with coverage and prints the covered lines and branches of each assembly.
.DESCRIPTION
    Coverlet instruments the assemblies in place before a test program starts, and restores them afterwards. The client and the emulator are measured by
    their own tests. The assemblies of the staged module are measured by the tests that host the engine; for that time their symbols are beside them.
    The reports are in artifacts/coverage. The last line of output is the result of the tests: "5000 passed, 0 failed, 3 skipped". The script prints
    the figures and requires none. The exit code is 0 only if no test failed.
.PARAMETER Suite
    The suites to run; without it, all.
.EXAMPLE
    ./build.ps1 -Task Coverage
#>
[CmdletBinding()]
param([string[]]$Suite = @('Tigris.Client.Tests', 'Tigris.Emulator.Tests', 'Tigris.PowerShell.Tests'))

$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
$stage = "$root/artifacts/module/Tigris"
$reports = "$root/artifacts/coverage"
$moduleAssemblies = (Get-ChildItem -Path $stage -Filter Tigris.*.dll).BaseName
$assemblies = @{
    'Tigris.Client.Tests'     = @('Tigris.Client')
    'Tigris.Emulator.Tests'   = @('Tigris.Emulator')
    'Tigris.PowerShell.Tests' = $moduleAssemblies
}
$total = @{ succeeded = 0; failed = 0; skipped = 0 }

function Invoke-Suite {
    <#
    .SYNOPSIS
        Runs a test program with coverage, passes its output on, and adds its figures to the total.
    #>
    param([string]$Name)

    $options = @(
        '--project', "$root/tests/$Name", '--no-build', '--results-directory', "$reports/$Name"
        '--coverlet', '--coverlet-output-format', 'json'
        # These tests limit the size of files, so that Coverlet could not write its counts.
        '--filter-not-trait', 'Coverage=excluded'
        # With a space instead of =, PowerShell expands the pattern to file names, and dotnet test reads the folder as a project.
        $assemblies[$Name] | ForEach-Object { "--coverlet-include=[$_]*" }
        if ($Name -eq 'Tigris.PowerShell.Tests') {
            "--coverlet-include-directory=$stage"
        }
    )

    dotnet test @options 2>&1 | Tee-Object -Variable output
    $figures = @{}
    $output | Select-String -Pattern '^\s*(succeeded|failed|skipped): (\d+)$' | ForEach-Object {
        $figures[$_.Matches[0].Groups[1].Value] = [int]$_.Matches[0].Groups[2].Value
    }
    if (-not $figures.succeeded -or ($LASTEXITCODE -ne 0 -and -not $figures.failed)) {
        "dotnet test of $Name ended with exit code $LASTEXITCODE."
        $figures.failed = 1 + $figures.failed
    }
    foreach ($name in @($total.Keys)) {
        $total[$name] += $figures[$name]
    }
}

function Measure-Report {
    <#
    .SYNOPSIS
        Counts the lines and branches of each assembly in Coverlet's JSON.
    #>
    param([Parameter(ValueFromPipeline)][IO.FileInfo]$Path)

    process {
        $report = Get-Content -Raw -LiteralPath $Path | ConvertFrom-Json -AsHashtable
        foreach ($assembly in $report.Keys) {
            $methods = $report[$assembly].Values.Values.Values
            $lines = @($methods.Lines.Values)
            $branches = @($methods.Branches | ForEach-Object { $_ })
            $covered = @($lines | Where-Object { $_ -gt 0 }).Count
            $taken = @($branches | Where-Object { $_.Hits -gt 0 }).Count
            [pscustomobject]@{
                Assembly = [IO.Path]::GetFileNameWithoutExtension($assembly)
                Lines    = '{0:p1} of {1:n0}' -f ($covered / $lines.Count), $lines.Count
                Branches = '{0:p1} of {1:n0}' -f ($taken / $branches.Count), $branches.Count
            }
        }
    }
}

Remove-Item -LiteralPath $reports -Recurse -ErrorAction Ignore
$symbols = $moduleAssemblies | ForEach-Object { "$root/artifacts/bin/Tigris.PowerShell/debug/$_.pdb" }
try {
    Copy-Item -LiteralPath $symbols -Destination $stage
    $Suite | ForEach-Object { Invoke-Suite -Name $_ }
}
finally {
    Remove-Item -Path "$stage/*.pdb"
}

Get-ChildItem -LiteralPath $reports -Recurse -Filter *.json | Measure-Report | Sort-Object -Property Assembly | Format-Table -AutoSize
"$($total.succeeded) passed, $($total.failed) failed, $($total.skipped) skipped"
exit [int]($total.failed -gt 0)
