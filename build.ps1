#Requires -Version 7.4

<#
.SYNOPSIS
    Builds, tests, demonstrates, measures and packages the module. Without an installed PowerShell, run it as "dotnet pwsh build.ps1" after
    "dotnet tool restore".
.PARAMETER Task
    Build      dotnet build; the module is staged in artifacts/module/Tigris.
    Test       dotnet test, and the Pester tests in the PowerShell that .config/dotnet-tools.json pins.
    Demo       The scripts samples/TenantLifecycle.ps1 and samples/Prove-Isolation.ps1 in this PowerShell, each against an emulator on this machine.
    Benchmark  What the module costs, beside bare HttpClient and scripts: see docs/performance.md. About half an hour.
    Package    A release build of the module in artifacts/package: Tigris.zip, which Azure Automation imports, and the nupkg for a gallery.
.PARAMETER Prerelease
    Package only: the label of a version that is not final, such as beta1.
.PARAMETER ProjectUri
    Package only: where the project lives. Nothing is written that is not given; so with the three below.
.PARAMETER LicenseUri
    Package only: where the licence can be read.
.PARAMETER IconUri
    Package only: where the icon (module/icon.png) can be fetched.
.PARAMETER ReleaseNotes
    Package only: what is new, or where it can be read.
.EXAMPLE
    ./build.ps1 -Task Demo
.EXAMPLE
    ./build.ps1 -Task Package -Prerelease beta1 -ProjectUri https://example.org/tigris
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Functions use them, where the rule does not look.')]
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Benchmark', 'Package')]
    [string]$Task = 'Build',

    [ValidatePattern('^[a-zA-Z0-9]*$')]
    [string]$Prerelease,

    [string]$ProjectUri,

    [string]$LicenseUri,

    [string]$IconUri,

    [string]$ReleaseNotes
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$stage = "$root/artifacts/module/Tigris"

function Invoke-DotNet {
    param([string[]]$Argument)

    & dotnet @Argument
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $Argument ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Build {
    Invoke-DotNet -Argument build, $root
}

function Invoke-Test {
    Push-Location -LiteralPath $root
    try {
        Invoke-DotNet -Argument test, '-p:Pester=false'
        Invoke-DotNet -Argument tool, restore
        Invoke-DotNet -Argument pwsh, -NoProfile, -File, tests/pester/Invoke-Tests.ps1
    }
    finally {
        Pop-Location
    }
}

function Invoke-Demo {
    Invoke-Build
    . "$root/tests/pester/Emulator.ps1"
    Import-Module -Name "$stage/Tigris.psd1"
    Import-S3Command
    try {
        $emulator = Open-Emulator
        Invoke-Tour -Script "$root/samples/TenantLifecycle.ps1" -Parameter Path -Value "$root/samples/tenants.csv"
        Close-Emulator -Emulator $emulator
        $emulator = Open-Emulator -RealUsage
        Invoke-Tour -Script "$root/samples/Prove-Isolation.ps1" -Parameter S3Endpoint -Value $emulator.S3Endpoint
    }
    finally {
        Remove-Module -Name Tigris -ErrorAction Ignore
        Close-Emulator -Emulator $emulator
    }
}

function Invoke-Benchmark {
    Invoke-DotNet -Argument run, --configuration, Release, --project, "$root/benchmarks/Tigris.Benchmarks"
}

function Invoke-Tour {
    param([string]$Script, [string]$Parameter, [object]$Value)

    # What the script's own parameter would be: its statements run in this scope.
    Set-Variable -Name $Parameter -Value $Value
    $tokens = $null
    $ast = [Management.Automation.Language.Parser]::ParseFile($Script, [ref]$tokens, [ref]$null)
    $from = $ast.ParamBlock.Extent.EndOffset
    foreach ($statement in $ast.EndBlock.Statements) {
        $headings = $tokens | Where-Object {
            $_.Kind -eq 'Comment' -and $_.Extent.StartOffset -ge $from -and $_.Extent.EndOffset -le $statement.Extent.StartOffset
        }
        if ($headings) {
            $Host.UI.WriteLine()
            $headings | ForEach-Object { $Host.UI.WriteLine($_.Text) }
        }
        $from = $statement.Extent.EndOffset
        if ($statement -isnot [Management.Automation.Language.FunctionDefinitionAst]) {
            $Host.UI.WriteLine('PS> ' + ($statement.Extent.Text -replace "`r?`n", "`n>> "))
        }
        . ([scriptblock]::Create($statement.Extent.Text)) | Out-Default
    }
}

function Invoke-Package {
    # Built apart from everything else, and from nothing: what an earlier build left must not ship.
    $package = "$root/artifacts/package"
    Remove-Item -LiteralPath "$root/artifacts/release", $package -Recurse -ErrorAction Ignore
    $property = @{
        VersionSuffix       = $Prerelease
        PackageProjectUrl   = $ProjectUri
        PackageLicenseUrl   = $LicenseUri
        PackageIconUrl      = $IconUri
        PackageReleaseNotes = $ReleaseNotes
    }
    $given = $property.GetEnumerator() | Where-Object Value | ForEach-Object { "-p:$($_.Key)=$($_.Value)" }
    Invoke-DotNet -Argument (@(
            'pack', "$root/src/Tigris.PowerShell", '--configuration', 'Release', '--artifacts-path', "$root/artifacts/release", '--output', $package
        ) + $given)
    Get-ChildItem -LiteralPath $package
}

& "Invoke-$Task"
