#Requires -Version 7.4

<#
.SYNOPSIS
    Runs the test programs and the Pester suite on Windows, as far as Wine shows it.
.DESCRIPTION
    Wine runs the programs that "dotnet build" made, on the .NET runtime for Windows, and the Windows build of the pinned PowerShell. Tests that Wine can't
    pass have the trait Wine=excluded with a reason (the attribute NotUnderWine), or the Pester tag NotUnderWine; the script prints them.
    The last line of output is the result: "5000 passed, 0 failed, 3 skipped". The exit code is 0 only if nothing failed.
.PARAMETER Suite
    The suites to run; without it, all.
.EXAMPLE
    ./build.ps1 -Task Windows
#>
[CmdletBinding()]
param([string[]]$Suite = @('Tigris.Client.Tests', 'Tigris.Workflows.Tests', 'Tigris.Emulator.Tests', 'Tigris.PowerShell.Tests', 'Pester'))

$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
$runtime = "$root/artifacts/windows/dotnet"
# Several times what each suite takes on two idle cores; a hang must not hold CI.
$limits = @{ 'Tigris.Client.Tests' = '15m'; 'Tigris.Workflows.Tests' = '5m'; 'Tigris.Emulator.Tests' = '10m'; 'Tigris.PowerShell.Tests' = '30m'; Pester = '30m' }
$total = @{ passed = 0; failed = 0; skipped = 0 }

function Invoke-Wine {
    <#
    .SYNOPSIS
        Runs a .NET program for Windows with a hard timeout, at a low priority, and passes its output on.
    #>
    param([string]$Limit, [string[]]$Argument, [switch]$Terminal)

    $line = 'timeout', '--kill-after=30', $Limit, 'nice', '-n', '10', 'wine', "$runtime/dotnet.exe" + $Argument
    if ($Terminal) {
        # PowerShell for Windows writes nothing without a console, and Wine has one only on a terminal.
        $quoted = $line | ForEach-Object { "'" + $_.Replace("'", "'\''") + "'" }
        $line = 'script', '-qec', ($quoted -join ' '), '/dev/null'
    }
    $program, $rest = $line
    $null | & $program @rest 2>&1 | ForEach-Object { "$_" -replace '\x1b(\[[?0-9;]*[a-zA-Z]|\][^\a]*\a)' -replace "`r" } |
        Where-Object { $_ -notlike 'wine: Read access denied for device*' }
}

function Get-WindowsPowerShell {
    <#
    .SYNOPSIS
        Returns the path of the pinned PowerShell's build for Windows, which the package of the .NET tool contains.
    #>
    $version = (Get-Content -Raw -LiteralPath "$root/.config/dotnet-tools.json" | ConvertFrom-Json).tools.powershell.version
    $packages = (dotnet nuget locals global-packages --list) -replace '^global-packages: '
    [IO.Path]::Combine($packages, 'powershell', $version, 'tools', 'net10.0', 'any', 'win', 'pwsh.dll')
}

function Add-Result {
    <#
    .SYNOPSIS
        Adds the figures of a suite to the total; a suite without figures didn't reach its end and counts as a failure.
    #>
    param([string]$Name, [string[]]$Output)

    $text = $Output -join "`n"
    $figures = if ($text -match 'Total: (?<total>\d+), Errors: (?<errors>\d+), Failed: (?<failed>\d+), Skipped: (?<skipped>\d+)') {
        $bad = [int]$Matches.errors + [int]$Matches.failed
        ([int]$Matches.total - $bad - [int]$Matches.skipped), $bad, [int]$Matches.skipped
    }
    elseif ($text -match '(?m)^(?<passed>\d+) passed, (?<failed>\d+) failed, (?<skipped>\d+) skipped\s*$') {
        [int]$Matches.passed, [int]$Matches.failed, [int]$Matches.skipped
    }
    else {
        Write-Information -InformationAction Continue "$Name didn't reach its end within $($limits[$Name])."
        0, 1, 0
    }
    $total.passed += $figures[0]
    $total.failed += $figures[1]
    $total.skipped += $figures[2]
}

if (-not (Get-Command -Name wine -CommandType Application -ErrorAction Ignore)) {
    throw 'Wine is not installed. On Debian: apt-get install --no-install-recommends wine64 wine'
}

$prefix = [IO.Directory]::CreateTempSubdirectory('tigris-wine-').FullName
$variables = @{
    WINEPREFIX                   = "$prefix/prefix"
    WINEARCH                     = 'win64'
    WINEDEBUG                    = '-all'
    # Without the .NET Framework and the browser of Wine, which a new prefix would ask to download.
    WINEDLLOVERRIDES             = 'mscoree,mshtml='
    WINEPATH                     = "Z:$runtime"
    DOTNET_ROOT                  = "Z:$runtime"
    # Wine can't map the same memory twice.
    DOTNET_EnableWriteXorExecute = '0'
    DISPLAY                      = $null
    NO_COLOR                     = '1'
    TERM                         = 'xterm'
}
$before = @{}
$variables.Keys | ForEach-Object { $before[$_] = [Environment]::GetEnvironmentVariable($_) }
# Ends Wine's processes and removes the prefix when this process ends, however it ends.
$guard = 'while kill -0 "$1"; do sleep 1; done; WINEPREFIX="$2/prefix" wineserver -k; rm -rf "$2"'
bash -c 'setsid bash -c "$0" guard "$@" </dev/null >/dev/null 2>&1 &' $guard $PID $prefix
try {
    $variables.GetEnumerator() | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Key, $_.Value) }
    foreach ($line in @('wineboot', '-i'), @('winecfg', '-v', 'win10')) {
        $text = timeout --kill-after=30 10m nice -n 10 @line 2>&1
        if ($LASTEXITCODE -ne 0) {
            throw "$line ended with exit code ${LASTEXITCODE}: $text"
        }
    }
    $env:WINEDLLOVERRIDES = 'mshtml='

    foreach ($name in $Suite) {
        "-- $name on $(wine --version)"
        if ($name -eq 'Pester') {
            Invoke-Wine -Limit $limits[$name] -Terminal -Argument (Get-WindowsPowerShell), '-NoProfile', '-File', "$root/tests/pester/Invoke-Tests.ps1",
                '-ExcludeTag', 'NotUnderWine' | Tee-Object -Variable output
        }
        else {
            $program = "$root/artifacts/bin/$name/debug/$name.dll"
            dotnet $program -noLogo -noColor -trait Wine=excluded -list full/json | ConvertFrom-Json | ForEach-Object { $_ } |
                ForEach-Object { "left out: $($_.DisplayName): $($_.Traits.WineReason)" }
            Invoke-Wine -Limit $limits[$name] -Argument $program, '-noLogo', '-noColor', '-trait-', 'Wine=excluded' | Tee-Object -Variable output
        }
        Add-Result -Name $name -Output $output
    }
}
finally {
    $before.GetEnumerator() | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Key, $_.Value) }
}

"$($total.passed) passed, $($total.failed) failed, $($total.skipped) skipped"
exit [int]($total.failed -gt 0)
