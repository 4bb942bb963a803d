#Requires -Version 7.4

# Measures a new session from inside, in milliseconds.
param([string]$What, [string]$Manifest, [string]$Endpoint, [string]$Other)

$ErrorActionPreference = 'Stop'
$watch = [Diagnostics.Stopwatch]::new()

function Measure-Once {
    param([scriptblock]$Script)

    $watch.Restart()
    $null = . $Script
    $watch.Elapsed.TotalMilliseconds
}

# Compiles the code that measures before the measurement.
$null = Measure-Once { 1 }
switch ($What) {
    'cold' {
        Measure-Once { Import-Module -Name $Manifest }
    }
    'warm' {
        # The session has already imported a binary module, like each session in use.
        Import-Module -Name $Other
        $null = 1 | ConvertTo-Json
        Measure-Once { Import-Module -Name $Manifest }
    }
    'call' {
        Import-Module -Name $Manifest
        $null = 1 | ConvertTo-Json
        $key = ConvertTo-SecureString -String 'tpk_benchmark_0123456789abcdef0123456789abcdef' -AsPlainText -Force
        Connect-Tigris -ProviderId benchmark -SigningKey $key -Endpoint $Endpoint -SkipTest
        Measure-Once { Get-TigrisOrganization -OrganizationId acme }
    }
    'script' {
        $null = 1 | ConvertTo-Json
        Measure-Once { Invoke-RestMethod -Uri "$($Endpoint.TrimEnd('/'))/v1/providers/benchmark/orgs/acme" }
    }
}
