# An emulator of the Partner API as a child process, for the tests and the demo.

$script:EmulatorVariables = 'TIGRIS_PARTNER_ENDPOINT', 'TIGRIS_PROVIDER_ID', 'TIGRIS_SIGNING_KEY', 'TIGRIS_USER_ID'

function Open-Emulator {
    <#
    .SYNOPSIS
        Starts an emulator on a free port, and describes it in this process's environment.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param()

    $program = [IO.Path]::GetFullPath("$PSScriptRoot/../../artifacts/bin/Tigris.Emulator/debug/Tigris.Emulator.dll")
    if (-not (Test-Path -LiteralPath $program)) {
        throw "There is no emulator at $program. Run dotnet build first."
    }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $program, '--port', '0', '--demo-usage' | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $greeting = $process.StandardOutput.ReadLine()
    if ($greeting -notmatch '(?<endpoint>http://127\.0\.0\.1:\d+)') {
        $process.Kill($true)
        throw "The emulator did not start: $greeting"
    }

    # Whatever else it says is read, so that it never waits for a reader.
    $null = $process.StandardOutput.ReadToEndAsync()
    $before = @{}
    $script:EmulatorVariables | ForEach-Object { $before[$_] = [Environment]::GetEnvironmentVariable($_) }
    $env:TIGRIS_PARTNER_ENDPOINT = $Matches.endpoint
    $env:TIGRIS_PROVIDER_ID = 'local'
    $env:TIGRIS_SIGNING_KEY = 'local-signing-key'
    $env:TIGRIS_USER_ID = 'admin'
    [pscustomobject]@{ Endpoint = $Matches.endpoint; Process = $process; Before = $before }
}

function Close-Emulator {
    <#
    .SYNOPSIS
        Stops an emulator, and puts the environment back as it was.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][pscustomobject]$Emulator)

    $Emulator.Before.GetEnumerator() | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Key, $_.Value) }
    $Emulator.Process.Kill($true)
    $Emulator.Process.WaitForExit()
    $Emulator.Process.Dispose()
}
