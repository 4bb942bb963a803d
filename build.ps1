#Requires -Version 7.4

<#
.SYNOPSIS
    Builds, tests, demonstrates, measures and packages the module. Without an installed PowerShell, run it as "dotnet pwsh build.ps1" after
    "dotnet tool restore".
.PARAMETER Task
    Build      dotnet build; the module is staged in artifacts/module/Tigris.
    Test       dotnet test, and the Pester tests in the PowerShell that .config/dotnet-tools.json pins.
    Coverage   The tests with coverage; prints the covered lines and branches of each assembly.
    Windows    The tests and the Pester suite on Windows, as far as Wine shows it; only on Linux x64, and Wine has to be installed.
    Demo       The scripts samples/TenantLifecycle.ps1 and samples/Prove-Isolation.ps1 in this PowerShell, each against an emulator on this machine.
    Benchmark  What the module costs, beside bare HttpClient and scripts: see docs/performance.md. About half an hour.
    Package    A release build of the module in artifacts/package: Tigris.zip, which Azure Automation imports, and the nupkg for a gallery.
.PARAMETER Prerelease
    Package only: the label of a version that is not final, such as beta1.
.PARAMETER ProjectUri
    Package only: the address of the project's page. The package contains only the addresses and notes that are given.
.PARAMETER LicenseUri
    Package only: the address of the licence.
.PARAMETER IconUri
    Package only: the address of the icon (module/icon.png).
.PARAMETER ReleaseNotes
    Package only: the changes in this version, or the address of a page that lists them.
.PARAMETER Release
    Package only: refuses a package without ProjectUri, LicenseUri or ReleaseNotes. Use it for a package that you publish.
.EXAMPLE
    ./build.ps1 -Task Demo
.EXAMPLE
    ./build.ps1 -Task Package -Prerelease beta1 -ProjectUri https://example.org/tigris
.EXAMPLE
    ./build.ps1 -Task Package -Release -ProjectUri https://example.org/tigris -LicenseUri https://example.org/tigris/licence -ReleaseNotes 'Adds ...'
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Functions use them, where the rule does not look.')]
param(
    [ValidateSet('Build', 'Test', 'Coverage', 'Windows', 'Demo', 'Benchmark', 'Package')]
    [string]$Task = 'Build',

    [ValidatePattern('^[a-zA-Z0-9]*$')]
    [string]$Prerelease,

    [string]$ProjectUri,

    [string]$LicenseUri,

    [string]$IconUri,

    [string]$ReleaseNotes,

    [switch]$Release
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

function Invoke-Coverage {
    Invoke-Build
    & "$root/tests/coverage/Invoke-Coverage.ps1"
    if ($LASTEXITCODE -ne 0) {
        throw 'Tests failed.'
    }
}

function Invoke-Windows {
    Invoke-Build
    Invoke-DotNet -Argument build, "$root/tests/Tigris.WindowsRuntime"
    Invoke-DotNet -Argument tool, restore, --tool-manifest, "$root/.config/dotnet-tools.json"
    & "$root/tests/windows/Invoke-WindowsTests.ps1"
    if ($LASTEXITCODE -ne 0) {
        throw 'Tests failed on Windows.'
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

    # The variable has the value of the script's own parameter, because its statements run in this scope.
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

function Assert-PackageText {
    # Checked before the build, which takes minutes.
    $required = [ordered]@{ ProjectUri = $ProjectUri; LicenseUri = $LicenseUri; ReleaseNotes = $ReleaseNotes }
    $missing = $required.Keys | Where-Object { [string]::IsNullOrWhiteSpace($required[$_]) }
    if ($Release -and $missing) {
        throw "A release needs $(($missing | ForEach-Object { "-$_" }) -join ', '). No package was made. Give the values, or leave out -Release to make a package for tests."
    }
    $address = [ordered]@{ ProjectUri = $ProjectUri; LicenseUri = $LicenseUri; IconUri = $IconUri }
    foreach ($name in $address.Keys | Where-Object { $address[$_] }) {
        $uri = $null
        if (-not [uri]::TryCreate($address[$name], [UriKind]::Absolute, [ref]$uri) -or $uri.Scheme -notin 'https', 'http') {
            throw "-$name '$($address[$name])' isn't a web address. No package was made. Give an address that begins with https://."
        }
    }
}

function ConvertTo-BuildProperty {
    param([string]$Name, [string]$Value)

    # MSBuild would split the value at ; and ,, and expand $(...) and %41 in it.
    $escaped = [regex]::Replace($Value, '[%$@;,"''()*?\r\n]', { param($match) '%{0:X2}' -f [int][char]$match.Value })
    "-p:$Name=$escaped"
}

function Invoke-Package {
    Assert-PackageText
    # A clean build in a separate folder, because files of an earlier build must not ship.
    $package = "$root/artifacts/package"
    Remove-Item -LiteralPath "$root/artifacts/release", $package -Recurse -ErrorAction Ignore
    $property = @{
        VersionSuffix       = $Prerelease
        PackageProjectUrl   = $ProjectUri
        PackageLicenseUrl   = $LicenseUri
        PackageIconUrl      = $IconUri
        PackageReleaseNotes = $ReleaseNotes
    }
    $given = $property.GetEnumerator() | Where-Object Value | ForEach-Object { ConvertTo-BuildProperty -Name $_.Key -Value $_.Value }
    Invoke-DotNet -Argument (@(
            'pack', "$root/src/Tigris.PowerShell", '--configuration', 'Release', '--artifacts-path', "$root/artifacts/release", '--output', $package
        ) + $given)
    Get-ChildItem -LiteralPath $package
}

if ($Task -ne 'Package' -and $Release) {
    throw '-Release belongs to -Task Package.'
}
& "Invoke-$Task"
