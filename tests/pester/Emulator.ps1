# An emulator of the Partner API as a child process, for the tests and the demo.

$script:EmulatorVariables = 'TIGRIS_PARTNER_ENDPOINT', 'TIGRIS_PROVIDER_ID', 'TIGRIS_SIGNING_KEY', 'TIGRIS_USER_ID'

function Open-Emulator {
    <#
    .SYNOPSIS
        Starts an emulator on free ports, and describes it in this process's environment.
    .PARAMETER RealUsage
        Usage is what S3 clients do, and nothing is made up.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([switch]$RealUsage)

    $program = [IO.Path]::GetFullPath("$PSScriptRoot/../../artifacts/bin/Tigris.Emulator/debug/Tigris.Emulator.dll")
    if (-not (Test-Path -LiteralPath $program)) {
        throw "There is no emulator at $program. Run dotnet build first."
    }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $program, '--port', '0' | ForEach-Object { $start.ArgumentList.Add($_) }
    if (-not $RealUsage) {
        $start.ArgumentList.Add('--demo-usage')
    }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $greeting = $process.StandardOutput.ReadLine()
    if ($greeting -notmatch '(?<endpoint>http://127\.0\.0\.1:\d+)') {
        $process.Kill($true)
        throw "The emulator did not start: $greeting"
    }

    $endpoint = $Matches.endpoint
    $null = $process.StandardOutput.ReadLine() -match '(?<s3>http://127\.0\.0\.1:\d+)'

    # Reads all other output, so that the emulator never blocks on a full pipe.
    $null = $process.StandardOutput.ReadToEndAsync()
    $before = @{}
    $script:EmulatorVariables | ForEach-Object { $before[$_] = [Environment]::GetEnvironmentVariable($_) }
    $env:TIGRIS_PARTNER_ENDPOINT = $endpoint
    $env:TIGRIS_PROVIDER_ID = 'local'
    $env:TIGRIS_SIGNING_KEY = 'local-signing-key'
    $env:TIGRIS_USER_ID = 'admin'
    [pscustomobject]@{ Endpoint = $endpoint; S3Endpoint = [uri]$Matches.s3; Process = $process; Before = $before }
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

function Import-S3Command {
    <#
    .SYNOPSIS
        Imports AWS.Tools.S3 if it is installed; otherwise, the replacement of this repository.
    #>
    [CmdletBinding()]
    param()

    $fakes = [IO.Path]::GetFullPath("$PSScriptRoot/../../artifacts/bin/S3Fakes/debug/Tigris.S3Fakes.dll")
    Import-Module -Name ((Get-Module -ListAvailable -Name AWS.Tools.S3) ? 'AWS.Tools.S3' : $fakes) -Global
}
