#Requires -Version 7.4

<#
.SYNOPSIS
    Publishes packages of the module to a folder and manages the module with the commands of PSResourceGet. Writes the observed facts as JSON.
.DESCRIPTION
    HOME must be an empty folder: the commands write the list of repositories and the modules there.
.PARAMETER Older
    The package of an earlier version.
.PARAMETER Current
    The package as dotnet pack makes it.
.PARAMETER Prerelease
    The package of a later version, which is a prerelease.
.PARAMETER Folder
    An empty folder for the repository and the saved module.
#>
param(
    [Parameter(Mandatory)][string]$Older,
    [Parameter(Mandatory)][string]$Current,
    [Parameter(Mandatory)][string]$Prerelease,
    [Parameter(Mandatory)][string]$Folder
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$ProgressPreference = 'SilentlyContinue'
$fact = [ordered]@{ ModuleFolder = Join-Path -Path $HOME -ChildPath .local/share/powershell/Modules/Tigris }

# A new process, because an assembly stays loaded in the process that imported it.
function Invoke-NewPowerShell([string]$Command) {
    $text = "`$ErrorActionPreference = 'Stop'; & { $Command } | ConvertTo-Json -Compress -AsArray"
    $output = dotnet (Join-Path -Path $PSHOME -ChildPath pwsh.dll) -NoProfile -NonInteractive -Command $text
    if ($LASTEXITCODE -ne 0) {
        throw "The new PowerShell failed: $output"
    }
    $output | ConvertFrom-Json
}

function Get-Version {
    Get-InstalledPSResource -Name Tigris -ErrorAction Ignore | ForEach-Object { ($_.Version.ToString(3), $_.Prerelease | Where-Object { $_ }) -join '-' } | Sort-Object
}

$import = 'Import-Module -Name Tigris; (Get-Module -Name Tigris).Version.ToString()'
$use = @'
$key = [securestring]::new()
'key'.ToCharArray() | ForEach-Object { $key.AppendChar($_) }
Connect-Tigris -ProviderId local -SigningKey $key -Endpoint http://127.0.0.1:9 -UserId admin -MaximumRetryCount 0 -SkipTest
(Test-TigrisConnection).Reachable
(Get-Module -Name Tigris).Version.ToString()
'@

$feed = (New-Item -ItemType Directory -Path $Folder/feed).FullName
Register-PSResourceRepository -Name Local -Uri $feed -Trusted
Publish-PSResource -NupkgPath $Older -Repository Local
Install-PSResource -Name Tigris -Repository Local
$fact.AfterInstall = @(Get-Version)
$fact.ImportedAfterInstall = Invoke-NewPowerShell $import

Publish-PSResource -NupkgPath $Current -Repository Local
Publish-PSResource -NupkgPath $Prerelease -Repository Local
Update-PSResource -Name Tigris -Repository Local
$fact.AfterUpdate = @(Get-Version)
$fact.ImportedAfterUpdate = Invoke-NewPowerShell $import
$fact.Used = Invoke-NewPowerShell $use
$fact.ImportedOlder = Invoke-NewPowerShell "Import-Module -Name Tigris -RequiredVersion $($fact.AfterInstall); (Get-Module -Name Tigris).Version.ToString()"
$fact.InstalledFiles = @(Get-ChildItem -LiteralPath "$($fact.ModuleFolder)/$($fact.ImportedAfterUpdate)" -Recurse -File | ForEach-Object FullName)

Save-PSResource -Name Tigris -Repository Local -Path (New-Item -ItemType Directory -Path $Folder/saved)
$fact.ImportedSaved = Invoke-NewPowerShell "Import-Module -Name '$Folder/saved/Tigris'; (Get-Module -Name Tigris).Version.ToString(); (Get-Module -Name Tigris).ModuleBase"

Update-PSResource -Name Tigris -Repository Local -Prerelease
$fact.AfterPrerelease = @(Get-Version)
$fact.Found = Find-PSResource -Name Tigris -Repository Local -Prerelease | Select-Object -Property Name, Author, Description, Tags,
    @{ Name = 'ProjectUri'; Expression = { "$($_.ProjectUri)" } }, @{ Name = 'LicenseUri'; Expression = { "$($_.LicenseUri)" } }, ReleaseNotes, Prerelease

Uninstall-PSResource -Name Tigris -Version $fact.AfterInstall[0]
$fact.AfterUninstallOfOne = @(Get-Version)
Uninstall-PSResource -Name Tigris
Uninstall-PSResource -Name Tigris -Prerelease -ErrorAction Ignore
$fact.AfterUninstall = @(Get-Version)
$fact.LeftFiles = @(Get-ChildItem -LiteralPath $fact.ModuleFolder -Recurse -File -ErrorAction Ignore | ForEach-Object FullName)
$fact.ImportError = Invoke-NewPowerShell 'try { Import-Module -Name Tigris } catch { $_.FullyQualifiedErrorId }'

Unregister-PSResourceRepository -Name Local
$fact | ConvertTo-Json -Depth 5
