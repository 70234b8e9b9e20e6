var w,Ne,mt,H,re,Z,De,Q,He,ie,oe,gt,j=Symbol.for("pv"),ee={},te=[],vt=/^m(i|n|o|s|text|space)$/,ae=Array.isArray,qe=te.slice,U=Object.assign;function L(e){e&&e.parentNode&&e.remove()}function X(e,t,n,r,o){var i={type:e,props:t,key:n,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:j,__v:o||++Ne,__i:-1,__u:0};return!o&&w.vnode&&w.vnode(i),i}function A(e){return e.children}function O(e,t){this.props=e,this.context=t,this.__g=0}function q(e,t){if(t==null)return e.__&&q(e.__,e.__i+1);for(var n;t<e.__k.length;t++)if((n=e.__k[t])&&n.__e)return n.__e;return typeof e.type!="function"||e.props.__P?null:q(e)}function bt(e){var t,n=e.__v,r=n.__e,o=[],i=[],s=e.__P;s&&((t=U({constructor:j},n)).__v=n.__v+1,w.vnode&&w.vnode(t),se(s,t,n,e.__n,s.namespaceURI,32&n.__u?[r]:null,o,r||q(n),32&n.__u,i),t.__v=n.__v,t.__.__k[t.__i]=t,We(o,t,i),n.__=n.__e=null,t.__e!=r&&Re(t))}function Re(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),Re(e)}function Ae(e){(8&e.__g||(e.__g|=8,H.push(e),Z++))&&re==w.debounceRendering||((re=w.debounceRendering)||queueMicrotask)(Le)}function Le(){try{for(var e,t=1;H.length;)H.length>t&&H.sort(De),e=H.shift(),t=H.length,8&e.__g&&bt(e)}finally{(Z=H.length)&&(re||queueMicrotask)(Le)}}function Ue(e,t,n,r,o,i,s,a,p,h,c){var d,m,l,f,x,v,y=r.__k||te,u=t.length;for(p=yt(n,t,y,p,u),d=0;d<u;d++)(l=n.__k[d])!=null&&(m=~l.__i&&y[l.__i]||ee,l.__i=d,v=se(e,l,m,o,i,s,a,p,h,c),f=l.__e,(m.ref!=l.ref||8&m.__u)&&(m.ref&&le(m.ref,null,l,m),l.ref&&c.push(l.ref,l.__c||f,l)),x=x||f,4&l.__u?(p=Fe(l,p,e,!m.__v),m.__e&&(m.__e=null)):typeof l.type=="function"&&v!==void 0?p=v:f&&(p=f.nextSibling),l.__u&=-21);return n.__e=x,p}function yt(e,t,n,r,o){var i,s,a,p,h,c,d,m,l,f=n.length,x=f,v=0,y=0,u=e.__k=Array(o);for(i=0;i<o;i++)(s=t[i])!=null&&typeof s!="boolean"&&typeof s!="function"?(typeof s!="object"||s.constructor===String?s=u[i]=X(null,s):ae(s)?s=u[i]=X(A,{children:s}):s.constructor===j&&s.__b?s=u[i]=X(s.type,s.props,s.key,s.ref,s.__v):u[i]=s,p=i+v,s.__=e,s.__b=e.__b+1,a=null,~(h=s.__i=xt(s,n,p,x))&&(x--,(a=n[h])&&(a.__u|=2)),a&&a.__v?(s.__u|=16,h==p-1?v--:h==p+1?v++:h!=p&&(h>p?v--:v++,y=1)):(~h||(o>f?v--:o<f&&v++),typeof s.type!="function"&&(s.__u|=4))):u[i]=null;if(y){for(c=[],d=[],i=0;i<o;i++)if((s=u[i])&&16&s.__u){for(v=0,m=c.length;v<m;)c[l=v+m>>1]<s.__i?v=l+1:m=l;c[v]=s.__i,d[i]=v+1}for(v=c.length;i--;)d[i]&&(d[i]==v?v--:u[i].__u|=4)}if(x)for(i=0;i<f;i++)!(a=n[i])||2&a.__u||(a.__e==r&&(r=q(a)),ce(a,a));return r}function Fe(e,t,n,r){var o,i,s,a;if(typeof e.type=="function"){if(e.props.__P)return t;if(o=e.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=e,t=Fe(o[i],t,n,!1));return t}for(t&&!t.parentNode&&(t=q(e))&&!t.parentNode&&(t=null),s=e.__e,a=t;a&&a.nodeType==8;)a=a.nextSibling;for(s!=a&&(!r&&n.moveBefore&&s.parentNode?n.moveBefore(s,t):n.insertBefore(s,t||null)),t=s;(t=t&&t.nextSibling)&&t.nodeType==8&&!t.data.startsWith("$s"););return t}function xt(e,t,n,r){var o,i=e.key,s=e.type,a=t[n],p=a&&!(2&a.__u);if(a===null&&i==null||p&&i==a.key&&s==a.type)return n;if(r>(p?1:0)){for(o=n-1;o>=0;o--)if((a=t[o])&&!(2&a.__u)&&i==a.key&&s==a.type)return o;for(o=n+1;o<t.length;o++)if((a=t[o])&&!(2&a.__u)&&i==a.key&&s==a.type)return o}return-1}function Ee(e,t,n){n==null&&(n=""),t[0]=="-"?e.setProperty(t,n):e[t]=n}function Y(e,t,n,r,o){var i,s;if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof r=="string"&&(e.style.cssText=r=""),r)for(t in r)n&&t in n||Ee(e.style,t);if(n)for(t in n)r&&n[t]==r[t]||Ee(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")typeof n!="function"&&(n=null),typeof r!="function"&&(r=null),(e.__e||(e.__e={}))[t]=n,n&&r||(s=oe[t]||(oe[t]=wt(t)),(e.__a||(e.__a={}))[t]=ie,i=t!=(t=t.replace(He,"$1")),(t=t.slice(2))[0]<"a"&&(t=t.toLowerCase()),n?e.addEventListener(t,s,i):e.removeEventListener(t,s,i));else{if(o=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{return void(e[t]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n)}}function wt(e){return function(t){var n=this.__e;if(n){if(n=n[e],t[Q]==null)t[Q]=ie++;else if(t[Q]<this.__a[e])return;return n(w.event?w.event(t):t)}}}function se(e,t,n,r,o,i,s,a,p,h){var c,d,m,l,f,x,v,y,u,b,g,P,k,M,T,$e,D,R,N=t.type;if(t.constructor!==j)return null;128&n.__u&&(p=32&n.__u,c=n.__c.__z)&&(t.__u|=p,d=i=[],c.nodeType==8?a=J(c,i):i.push(c),a=i[0]||a),(c=w.__b)&&c(t);e:if(typeof N=="function"){m=s.length;try{if(y=t.props,u=(c=N.prototype)&&c.render,b=(c=N.contextType)&&r[c.__c],g=c?b?b.props.value:c.__:r,(l=n.__c)?(t.__c=l,2&l.__g&&(l.__g|=1)):(u?t.__c=l=new N(y,g):(t.__c=l=new O(y,g),l.constructor=N,l.render=Mt),b&&b.sub(l),l.state||(l.state={}),l.__n=r,l.__g|=8,l.__h=[],l.__k=[]),u&&(l.__s||(l.__s=l.state),N.getDerivedStateFromProps&&(l.__s==l.state&&(l.__s=U({},l.__s)),U(l.__s,N.getDerivedStateFromProps(y,l.__s)))),f=l.props,x=l.state,l.__v=t,n.__c){if(y!==f&&u&&!N.getDerivedStateFromProps&&l.componentWillReceiveProps&&l.componentWillReceiveProps(y,g),t.__v==n.__v&&!(8&l.__g)||!(4&l.__g)&&l.shouldComponentUpdate&&l.shouldComponentUpdate(y,l.__s,g)===!1){t.__v!=n.__v&&(l.props=y,l.state=l.__s,l.__g&=-9),t.__e=n.__e,t.__k=n.__k,t.__k.some(function($){$&&($.__=t)}),te.push.apply(l.__h,l.__k),l.__k=[],l.__h.length&&s.push(l),a=q(n);break e}l.componentWillUpdate&&l.componentWillUpdate(y,l.__s,g),u&&l.componentDidUpdate&&l.__h.push(function(){l.componentDidUpdate(f,x,v)})}else u&&!N.getDerivedStateFromProps&&l.componentWillMount&&l.componentWillMount(),u&&l.componentDidMount&&l.__h.push(l.componentDidMount);l.context=g,l.props=y,l.__P=e,l.__g&=-5,P=w.__r,k=u?25:0;do l.__g&=-9,P&&P(t),c=l.render(l.props,l.state=l.__s,l.context);while(8&l.__g&&++k<25);u&&(te.push.apply(l.__h,l.__k),l.__k=[]),l.state=l.__s,l.getChildContext&&(r=U({},r,l.getChildContext())),u&&n.__c&&l.getSnapshotBeforeUpdate&&(v=l.getSnapshotBeforeUpdate(f,x)),M=c&&c.type===A&&c.key==null?c.props.children:c,y.__P&&(c=a,o=(e=y.__P).namespaceURI,p=i=null,n.props&&n.props.__P!=e&&(n.__k.some(function($){$&&ce($,$)}),n.__k=null),a=n.__k?q(n,0):null),a=Ue(e,ae(M)?M:[M],t,n,r,o,i,s,a,p,h),y.__P&&(t.__e=null,a=c),t.__u&=-161,d&&d.some(L),l.__h.length&&s.push(l),1&l.__g&&(l.__g&=-4)}catch($){if(s.length=m,t.__v=null,p||i)if($&&$.then){if(t.__u|=128|p,i){for(~(D=i.indexOf(a||void 0))||(D=i.length);(R=i[D-1])&&R.nodeType==8;)D--;for(;D<i.length;D++)if(R=i[D])if(i[D]=null,T){if(R==$e)break}else{if(R.nodeType!=8)break;R.data.startsWith("$s")&&($e=J(T=R))}}if(!T){for(;a&&a.nodeType==8&&a.nextSibling;)a=a.nextSibling;T=a}(c=J(T=t.__c.__z||(t.__c.__z=T)))?(t.__e=T,a=c):t.__e=a,a=a&&a.nextSibling}else i&&i.some(L);else t.__e=n.__e;t.__k||(t.__k=n.__k||[]),$&&$.then||Oe(t),w.__e($,t,n)}}else a=t.__e=kt(n.__e,t,n,r,o,i,s,p,h,e);return(c=w.diffed)&&c(t),a}function J(e,t){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var n=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))n++;else if(e.data.startsWith("/$s")&&!--n)return e}t&&t.push(e)}}function Oe(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(Oe))}function We(e,t,n){for(var r=0;r<n.length;)le(n[r++],n[r++],n[r++]);w.__c&&w.__c(t,e),e.some(function(o){try{e=o.__h,o.__h=[],e.some(function(i){i.call(o)})}catch(i){w.__e(i,o.__v)}})}function kt(e,t,n,r,o,i,s,a,p,h){var c,d,m,l,f,x,v,y,u=n.props||ee,b=t.props,g=t.type;if(g=="svg"?o="http://www.w3.org/2000/svg":g=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(c=0;c<i.length;c++)if((f=i[c])&&(g?f.localName==g:f.nodeType==3)){e=f,i[c]=null;break}}if(!e){if(y=h.ownerDocument||document,!g)return y.createTextNode(b);e=y.createElementNS(o,g,b.is?b:h),a&&(w.__m&&w.__m(t,i),a=!1),i=null}if(g){if(h=g=="template"&&e.content||e,i=g=="textarea"&&b.defaultValue!=null?null:i&&qe.call(h.childNodes),!a&&i)for(u={},c=0;c<e.attributes.length;c++)u[(f=e.attributes[c]).name]=f.value;for(c in u)f=u[c],c=="dangerouslySetInnerHTML"?m=f:c=="children"||c in b||c=="value"&&"defaultValue"in b||c=="checked"&&"defaultChecked"in b||Y(e,c,null,f,o);for(c in b)f=b[c],c=="children"?l=f:c=="dangerouslySetInnerHTML"?d=f:c=="value"?x=f:c=="checked"?v=f:a&&typeof f!="function"||u[c]===f||Y(e,c,f,u[c],o);d?(a||m&&(d.__html==m.__html||d.__html==e.innerHTML)||(e.innerHTML=d.__html),t.__k=[]):(m&&(e.textContent=""),(g=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&vt.test(g))&&(o="http://www.w3.org/1999/xhtml"),Ue(h,ae(l)?l:[l],t,n,r,o,i,s,i?i[0]:n.__k&&q(n,0),a,p),i&&i.some(L)),a&&g!="textarea"||(c="value",g=="progress"&&x==null?e.removeAttribute(c):x==null||x===e[c]&&(g!="progress"||x)||Y(e,c,x,u[c],o),c="checked",v!=null&&v!=e[c]&&Y(e,c,v,u[c],o))}else u===b||a&&e.data==b||(e.data=b);return e}function le(e,t,n,r){try{typeof e=="function"?t?t.__x=e(t)||1:r&&(r=r.__c||r.__e)&&(t=r.__x)&&(r.__x=null,typeof t=="function"?t():e(null)):e.current=t}catch(o){w.__e(o,n)}}function ce(e,t,n){var r,o,i,s;if(w.unmount&&w.unmount(e),!(r=e.ref)||r.current&&r.current!=e.__e||le(r,null,t,e),r=e.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(a){w.__e(a,t)}r.__P=r.__n=null}if(r=e.__k)for(s=0;s<r.length;s++)r[s]&&ce(r[s],t,typeof e.type!="function"||n&&!e.props.__P);!n&&(r=e.__c)&&(r=r.__z)&&(o=J(r,i=[]))&&(r==e.__e&&i.some(L),L(o),L(r)),n||L(e.__e),e.__e=e.__c=e.__=null}function Mt(e,t,n){return this.constructor(e,n)}function _e(e,t){var n,r,o,i;w.__&&w.__(e,t),t.nodeType==9&&(t=t.documentElement),r=(n=e&&32&e.__u)?null:t.__k,t.__k=X(A,{children:[e]}),o=[],i=[],se(t,t.__k,r||ee,ee,t.namespaceURI,r?null:t.firstChild?qe.call(t.childNodes):null,o,r?r.__e:t.firstChild,n,i),We(o,t.__k,i),t.__k.props.children=null}w={__e:function(e,t,n,r){for(var o,i,s;t=t.__;)if((o=t.__c)&&!(1&o.__g)){o.__g|=4;try{if((s=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(e)),o.componentDidCatch&&(o.componentDidCatch(e,r||{}),s=1),s&&8&o.__g)return void(o.__g|=2)}catch(a){e=a}}throw Z=0,e}},Ne=0,mt=function(e){return e!=null&&e.constructor===j},O.prototype.setState=function(e,t){var n=this.__s;n&&n!=this.state||(n=this.__s=U({},this.state)),typeof e=="function"&&(e=e(U({},n),this.props)),e&&(U(n,e),this.__v&&(t&&this.__k.push(t),Ae(this)))},O.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),Ae(this))},O.prototype.render=A,H=[],Z=0,De=function(e,t){return e.__v.__b-t.__v.__b},Q=Symbol(),He=/(PointerCapture)$|Capture$/i,ie=0,oe={},gt=0;var z,S,ue,je,pe=Object.is,ne=0,Xe=[],fe=[],C=w,Ie=C.__b,ze=C.__r,Ke=C.diffed,Ve=C.__c,Be=C.unmount,Ge=C.__;function he(e,t){C.__h&&C.__h(S,e,ne||t),ne=0;var n=S.__H||(S.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function K(e){return ne=1,me(Ze,e)}function me(e,t,n){var r=he(z++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):Ze(void 0,t),function(i){var s=(r.__N||r.__)[0],a=r.t(s,i);pe(s,a)||(r.__N=[a,r.__[1]],r.__c.setState({}))}],r.__c=S,!S.__f)){S.__f=!0;var o=S.shouldComponentUpdate;S.shouldComponentUpdate=function(i,s,a){var p=this.__H;if(!p)return!0;var h=!1,c=this.props!=i;if(p.__.some(function(m){m.__N&&(h=!0,pe(m.__[0],m.__N[0])||(c=!0))}),o){var d=o.call(this,i,s,a);return h?d||c:d}return!h||c}}return r.__}function V(e,t){var n=he(z++,3);!C.__s&&Je(n.__H,t)&&(n.__P=!0,n.__=e,n.u=t,S.__H.__h.push(n))}function B(e){return ne=5,G(function(){return{current:e}},[])}function G(e,t){var n=he(z++,7);return Je(n.__H,t)&&(n.__=e(),n.__H=t),n.__}function Ct(){var e;do{for(;e=fe.shift();)try{I(e)}catch(n){C.__e(n,{__:(e=e.__P)&&e.__v})}for(;e=Xe.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(I),t.__h.some(de),t.__h=[]}catch(n){t.__h=[],C.__e(n,e.__v)}}}while(fe.length)}C.__b=function(e){S=null,Ie&&Ie(e)},C.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Ge&&Ge(e,t)},C.__r=function(e){ze&&ze(e),z=0;var t=(S=e.__c).__H;t&&(ue==S?S.__h=[]:(t.__h.some(I),t.__h.some(de),z=0),t.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),ue=S},C.diffed=function(e){Ke&&Ke(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&Qe(Xe.push(t)),t.__H.__.some(function(n){n.u&&(n.__H=n.u)})),ue=S=null},C.__c=function(e,t){t.some(function(n){try{n.__h.some(I),n.__h=n.__h.filter(function(r){return!r.__||de(r)})}catch(r){n.__h=[function(){throw r}]}}),Ve&&Ve(e,t)},C.unmount=function(e){Be&&Be(e);var t,n,r=e.__c;r&&r.__H&&(r.__H.__.some(function(o){try{if(o.__P&&o.__c){if(n===void 0){for(n=e.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}o.__P=n,Qe(fe.push(o))}else I(o)}catch(i){t=i}}),r.__H=void 0,t&&C.__e(t,r.__v))};var Ye=typeof requestAnimationFrame=="function";function St(e){var t,n=function(){clearTimeout(r),Ye&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);Ye&&(t=requestAnimationFrame(n))}function Qe(e){e!=1&&je==C.requestAnimationFrame||((je=C.requestAnimationFrame)||St)(Ct)}function I(e){var t=S,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),S=t}function de(e){var t=S;e.__c=e.__(),S=t}function Je(e,t){return!e||e.length!=t.length||t.some(function(n,r){return!pe(n,e[r])})}function Ze(e,t){return typeof t=="function"?t(e):t}var Tt=Symbol.for("pv"),Pt=0;function _(e,t,n,r,o,i){t||(t={});var s,a,p=t;if("ref"in p&&typeof e!="function")for(a in p={},t)a=="ref"?s=t[a]:p[a]=t[a];var h={type:e,props:p,key:n,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Tt,__v:--Pt,__i:-1,__u:0};return(o||i)&&(h.__source=o,h.__self=i),w.vnode&&w.vnode(h),h}function et({label:e,value:t,min:n,max:r,step:o,shown:i,set:s}){return _("label",{class:"slider",children:[_("span",{children:e}),_("input",{type:"range",min:n,max:r,step:o,value:t,"aria-valuetext":i,onInput:a=>s(Number(a.currentTarget.value))}),_("output",{children:i})]})}var tt=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var nt={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function ot(e){let[t,n]=K(()=>rt(e));return V(()=>{let r=()=>n(rt(e)),o=new MutationObserver(r);o.observe(document.documentElement,nt),o.observe(document.body,nt);let i=matchMedia("(prefers-color-scheme: dark)");return i.addEventListener("change",r),r(),()=>{o.disconnect(),i.removeEventListener("change",r)}},[e]),t}function rt(e){for(let t=e;t;t=t.parentElement){let[n,r,o,i=1]=getComputedStyle(t).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(i>.5)return .299*n+.587*r+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var it=(e,t={})=>e.replace(/\{(\w+)\}/g,(n,r)=>t[r]??n);function ge(e){return e>0&&e<.005?"<1 %":`${Math.round(100*e)} %`}function E(e,t=2){let n=e.toFixed(t);return Number(n)===0?0 .toFixed(t):n.replace("-","−")}function at(e,t=""){return{render({model:n,el:r}){let o=r.shadowRoot??r.attachShadow({mode:"open"});for(let i of["keydown","keyup"])r.addEventListener(i,At);return _e(_(ve,{model:n,el:r,Content:e,style:t}),o),()=>_e(null,o)}}}function At(e){let t=e.ctrlKey||e.metaKey||e.altKey||e.shiftKey&&e.key==="Enter",n=e.composedPath()[0].matches(":read-write");e.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",n||!t)}function F(e,t){let[,n]=me(o=>o+1,0);V(()=>{let o=`change:${t}`;return e.on(o,n),()=>e.off(o,n)},[e,t]);let r=o=>{e.set(t,o),e.save_changes()};return[e.get(t),r]}function be(){let e=B(null),[t,n]=K(null);return V(()=>{let r=new ResizeObserver(([o])=>n(o.contentRect.width));return r.observe(e.current),()=>r.disconnect()},[]),[e,t]}var ve=class extends O{componentDidCatch(t){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:t})),this.setState({error:t})}render({model:t,el:n,Content:r,style:o},{error:i}){let s=(a,p)=>it(t.get("strings")[a]??a,p);return _(A,{children:[_("style",{children:tt+o}),_(Et,{el:n,caption:t.get("caption"),children:i?_("p",{role:"alert",children:s("broken",{reason:i.message})}):_(r,{model:t,say:s})})]})}};function Et({el:e,caption:t,children:n}){let r=ot(e);return _("figure",{class:"figure","data-theme":r,children:[n,t&&_("figcaption",{children:t})]})}function st({busy:e=!1,children:t}){return _("p",{class:"reading","aria-live":"polite","aria-busy":e,children:t})}function lt({say:e,head:t,rows:n,more:r=[]}){let[o,i]=K(!1);return _("div",{class:"numbers",children:[_("button",{type:"button","aria-expanded":o,onClick:()=>i(!o),children:e(o?"hide numbers":"show numbers")}),o&&_("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":e("show numbers"),children:[{head:t,rows:n},...r].map(s=>_(Nt,{...s}))})]})}function Nt({head:e,rows:t}){return _("table",{children:[_("thead",{children:_("tr",{children:e.map(n=>_("th",{scope:"col",children:n}))})}),_("tbody",{children:t().map(([n,...r])=>_("tr",{children:[_("th",{scope:"row",children:n}),r.map(o=>_("td",{children:o}))]}))})]})}var ye={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]};function ct(e,t,n,r){if(e.altKey||e.ctrlKey||e.metaKey)return null;let o=Dt(e.key,t,r);return o?(e.preventDefault(),[Math.max(0,Math.min(n-1,o[0])),Math.max(0,Math.min(r-1,o[1]))]):null}function Dt(e,t,n){return!(e in ye)&&e!=="Home"&&e!=="End"?null:t?e==="Home"?[t[0],0]:e==="End"?[t[0],n-1]:[t[0]+ye[e][0],t[1]+ye[e][1]]:[0,0]}var W=e=>Object.fromEntries(Object.entries(e).map(([t,n])=>[t,`${n}px`])),xe=(()=>{let e;return t=>(e??(e=document.createElement("canvas").getContext("2d")),e.font="bold 13px system-ui, sans-serif",e.measureText(t).width)})();var Ht={f32:Float32Array,u8:Uint8Array};function we({dtype:e,shape:t,data:n}){let r=n.buffer.slice(n.byteOffset,n.byteOffset+n.byteLength),o=new Ht[e](r);return{shape:t,values:e==="u8"?Float32Array.from(o,i=>i/255):o}}function _t({shape:e,values:t},...n){let[r,o]=e.slice(-2),s=n.reduce((a,p,h)=>a*e[h]+p,0)*r*o;return Array.from({length:r},(a,p)=>t.subarray(s+p*o,s+(p+1)*o))}var ke=(e,t)=>e.reduce((n,r,o)=>n+r*t[o],0),ut=(e,t)=>e.map(n=>ke(n,t));function pt(e){let t=Math.max(...e),n=e.map(o=>Math.exp(o-t)),r=n.reduce((o,i)=>o+i,0);return n.map(o=>o/r)}var Me=(e,t)=>Array.from(e,(n,r)=>r).sort((n,r)=>e[r]-e[n]).slice(0,t);var ft=`.lookup {
  display: grid;
  gap: 1rem 2rem;
  grid-template-columns: minmax(0, 1fr);
  max-width: 58rem;
}
@container (min-width: 40rem) {
  .lookup {
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
  }
}
.controls .slider input {
  width: clamp(7rem, 30cqi, 14rem);
}
.hint,
.range {
  color: var(--soft);
  font-size: 0.8125rem;
}
.hint {
  line-height: 1.4;
  margin-top: 0.4rem;
}

/* the plane: the keys, and the arrow that asks */
.plane {
  border: 1px solid var(--edge);
  border-radius: 6px;
  cursor: crosshair;
  position: relative;
  touch-action: none; /* a finger that moves here moves the query */
  user-select: none;
}
.plane svg {
  display: block;
}
.plane .axis {
  stroke: var(--edge);
}
.plane .weight {
  fill: var(--everything);
  fill-opacity: 0.16;
}
.plane circle.key {
  fill: var(--key);
}
.plane .arrow {
  fill: var(--query);
  stroke: var(--query);
  stroke-width: 3;
}
.plane span {
  font-size: 0.8125rem;
  line-height: 1.2;
  overflow: hidden;
  padding: 0 0.2rem;
  pointer-events: none;
  position: absolute;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.plane .handle {
  background: color-mix(in srgb, var(--query) 25%, transparent);
  border: 2px solid var(--query);
  border-radius: 50%;
  cursor: grab;
  height: 1.75rem;
  position: absolute;
  transform: translate(-50%, -50%);
  width: 1.75rem;
}
.plane:active,
.plane:active .handle {
  cursor: grabbing;
}
.plane .handle:focus-visible {
  border-radius: 50%;
}

/* the table, and the line of the values */
.entries {
  table-layout: fixed;
  width: 100%;
}
.entries th,
.entries td {
  font-size: 0.875rem;
  line-height: 1.35;
  padding: 0.3rem 0.3rem;
}
.entries tbody th,
.entries .value {
  overflow-wrap: anywhere;
  white-space: normal;
}
.entries thead th {
  color: var(--soft);
  font-size: 0.8125rem;
  font-weight: 400;
  line-height: 1.3;
  vertical-align: bottom;
  white-space: normal;
}
.entries th:first-child {
  padding-left: 0;
  text-align: left;
  width: 24%;
}
.entries th:nth-child(2) {
  width: 20%;
}
.entries th:nth-child(4) {
  width: 24%;
}
.entries thead .weight,
.entries tbody .weight {
  padding-left: 0.8rem;
  text-align: left;
}
.q-k {
  white-space: nowrap;
}
.entries .share {
  align-items: center;
  display: flex;
  gap: 0.4rem;
}
.entries .track {
  background: var(--nothing);
  border-radius: 3px;
  flex: 1;
  height: 0.9rem;
  overflow: hidden;
}
.entries .bar {
  background: var(--everything);
  display: block;
  height: 100%;
}
.entries .number {
  min-width: 2.9rem;
  text-align: right;
}
.mark {
  display: inline-block;
  margin-right: 0.3rem;
  overflow: visible;
  vertical-align: -0.05rem;
}
.mark.absent {
  visibility: hidden;
}
.hollow {
  fill: var(--surface);
  stroke: var(--ink);
  stroke-width: 1.5;
}
.line {
  margin-top: 0.9rem;
}
.line svg {
  display: block;
  font-size: 13px;
}
.line .axis {
  stroke: var(--edge);
  stroke-width: 2;
}
.line .tick {
  stroke: var(--value);
  stroke-width: 2;
}
.line .dot {
  fill: var(--value);
  fill-opacity: 0.75;
}
.line .leader {
  stroke: var(--edge);
}
.line text {
  fill: var(--ink);
  text-anchor: middle;
}
.line text.value {
  fill: var(--value);
}
.line .hard text {
  fill: var(--soft);
}
.line .hard line {
  stroke: var(--soft);
  stroke-dasharray: 3 3;
}
.line .blend text,
.line text.value {
  paint-order: stroke; /* so that it can be read where a line passes behind it */
  stroke: var(--surface);
  stroke-linejoin: round;
  stroke-width: 6px;
}
.line .blend text {
  font-weight: 700;
}
.line .blend path {
  fill: var(--ink);
}
@container (max-width: 30rem) {
  .reading {
    min-height: 4.5em; /* so that what comes below stays where it is */
  }
}
`;var Rt=.05,Lt=5,Ut=380,ht=16,Pe=15,Ft=6,Ce=12,dt=16;function Ot({model:e,say:t}){let[n]=F(e,"key"),[r]=F(e,"value"),[o]=F(e,"labels"),[i,s]=F(e,"query"),[a,p]=F(e,"temperature"),[h]=F(e,"unit"),c=G(()=>_t(we(n)),[n]),d=G(()=>Array.from(we(r).values),[r]),m=ut(c,i),l=m.map(k=>k/a),f=pt(l),x=ke(f,d),v=Math.max(...m),y=o.map((k,M)=>M).filter(k=>v-m[k]<1e-9),u=y.length===1?y[0]:-1,b=Xt(d),g=(k,M=0)=>{let T=E(k,b+M);return h?t("amount",{number:T,unit:h}).replace(/ /g," "):T};return _(A,{children:[_("div",{class:"controls",children:[_(et,{label:t("temperature"),value:Math.log10(a),min:Math.log10(Rt),max:Math.log10(Lt),step:.05,shown:E(a,2),set:k=>p(Number((10**k).toPrecision(2)))}),_("span",{class:"range",children:t("range")})]}),_("div",{class:"lookup",children:[_("div",{children:[_(Wt,{say:t,keys:c,labels:o,weights:f,query:i,setQuery:s}),_("p",{class:"hint",children:t("hint")})]}),_("div",{children:[_(Vt,{say:t,labels:o,scores:l,weights:f,values:d.map(k=>g(k)),hard:u}),_(Bt,{values:d,texts:o.map((k,M)=>`${Qt(k)} ${g(d[M])}`),weights:f,blended:x,blendText:`${t("blend")} ${g(x,1)}`,hard:u,hardText:u>=0?`${t("hard")} ${g(d[u])}`:""})]})]}),_(st,{children:P()}),_(lt,{say:t,head:["entry","key","score","weight","value","product"].map(k=>t(k)),rows:()=>[...o.map((k,M)=>[k,`(${E(c[M][0],3)}, ${E(c[M][1],3)})`,E(l[M],4),E(f[M],4),E(d[M],b),E(f[M]*d[M],4)]),[t("blend"),"","",E(f.reduce((k,M)=>k+M),4),"",E(x,4)]]})]});function P(){let k=g(x,1),M=ge(f[y[0]]);return y.length===o.length?t("even",{weight:M,blend:k}):u<0?t("tied",{labels:y.map(T=>o[T]).join(", "),weight:M,blend:k}):t("reading",{label:o[u],weight:M,blend:k,hard:g(d[u])})}}function Wt(e){let[t,n]=be();return _("div",{ref:t,children:n&&_(jt,{...e,size:Math.min(n-2,Ut)})})}function jt({say:e,keys:t,labels:n,weights:r,query:o,setQuery:i,size:s}){let a=B(null),p=B(null),h=2*Math.max(...t.flatMap(u=>Array.from(u,Math.abs))),c=s/2,d=(c-ht)/h,m=([u,b])=>[c+u*d,c-b*d],l=m(o),f=u=>i(u.map(b=>Number(Math.max(-h,Math.min(h,b)).toFixed(6)))),x=u=>{let{left:b,top:g,width:P}=a.current.getBoundingClientRect(),k=[u.clientX-b-P/2,g+P/2-u.clientY].map(T=>T*s/P),M=h/200;f(Math.hypot(...k)<Ft?[0,0]:k.map(T=>Math.round(T/d/M)*M))},v=u=>{u.button===0&&(u.currentTarget.setPointerCapture(u.pointerId),u.preventDefault(),p.current.focus({preventScroll:!0}),x(u))},y=u=>{if(u.key==="End")return;let b=ct(u,[1,1],3,3);if(!b)return;let g=h/(u.shiftKey?100:20);f(u.key==="Home"?[0,0]:[o[0]+(b[1]-1)*g,o[1]-(b[0]-1)*g])};return _("div",{class:"plane",style:W({width:s+2,height:s+2}),onPointerDown:v,onPointerMove:u=>u.currentTarget.hasPointerCapture(u.pointerId)&&x(u),children:[_("svg",{ref:a,width:s,height:s,"aria-hidden":"true",children:[_("line",{class:"axis",x1:c,x2:c,y2:s}),_("line",{class:"axis",y1:c,y2:c,x2:s}),t.map((u,b)=>{let[g,P]=m(u);return _(A,{children:[_("circle",{class:"weight",cx:g,cy:P,r:Pe*Math.sqrt(r[b])}),_("circle",{class:"key",cx:g,cy:P,r:"5"})]})}),_("path",{class:"arrow",d:It([c,c],l)})]}),t.map((u,b)=>_("span",{class:"key",style:zt(u,m(u),s),children:n[b]})),_("span",{class:"query",style:Kt([c,c],l),children:e("query")}),_("div",{class:"handle",ref:p,tabIndex:"0",role:"application","aria-label":`${e("plane")}. ${e("keys")}`,style:W({left:l[0],top:l[1]}),onKeyDown:y})]})}function It([e,t],[n,r]){let o=Math.hypot(n-e,r-t);if(o<1)return"";let[i,s]=[(n-e)/o,(r-t)/o],a=Math.min(11,o),p=h=>`L${n-a*i-h*.45*a*s} ${r-a*s+h*.45*a*i}`;return`M${e} ${t}L${n} ${r}${p(1)}${p(-1)}L${n} ${r}`}function zt([e,t],[n,r],o){let i=Pe+3;if(Math.abs(t)<.35*Math.hypot(e,t)){let p=2*Math.min(n,o-n,Math.max(ht,Math.abs(n-o/2)));return{...W({left:n,top:r+i-4,maxWidth:p}),transform:"translateX(-50%)"}}let s=(e<0?n:o-n)-i,a=e<0?{right:o-n+i}:{left:n+i};return{...W({...a,top:r,maxWidth:s}),transform:"translateY(-50%)"}}function Kt([e,t],[n,r]){let o=Math.hypot(n-e,r-t),[i,s]=[(n-e)/o,(r-t)/o],a=s-i<0?1:-1,p=o<4*Pe?{left:n,top:r+26}:{left:e+.35*o*i+a*28*s,top:t+.35*o*s-a*14*i};return{...W(p),transform:"translate(-50%, -50%)"}}function Vt({say:e,labels:t,scores:n,weights:r,values:o,hard:i}){return _("table",{class:"entries",children:[_("thead",{children:_("tr",{children:[_("th",{scope:"col",children:e("entry")}),_("th",{scope:"col",children:[e("score")," ",_("span",{class:"q-k",children:[_("span",{class:"query",children:"q"}),"·",_("span",{class:"key",children:"k"}),"/T"]})]}),_("th",{scope:"col",class:"weight",children:e("weight")}),_("th",{scope:"col",children:e("value")})]})}),_("tbody",{children:t.map((s,a)=>_("tr",{children:[_("th",{scope:"row",class:"key",children:s}),_("td",{children:E(n[a])}),_("td",{class:"weight",children:_("span",{class:"share",children:[_("span",{class:"track","aria-hidden":"true",children:_("span",{class:"bar",style:{width:`${100*r[a]}%`}})}),_("span",{class:"number",children:ge(r[a])})]})}),_("td",{class:"value",children:[_("svg",{class:`mark ${a===i?"":"absent"}`,width:"10",height:"10",role:"img","aria-label":e("hard"),children:_("path",{class:"hollow",d:Se(5,10)})}),o[a].replace(" "," ")]})]}))})]})}function Bt(e){let[t,n]=be();return _("div",{class:"line",ref:t,children:n&&_(Gt,{...e,width:n})})}function Gt({values:e,texts:t,weights:n,blended:r,blendText:o,hard:i,hardText:s,width:a}){let[p,h]=[Math.min(...e),Math.max(...e)],c=f=>h>p?dt+(a-2*dt)*(f-p)/(h-p):a/2,d=78,m=G(()=>Yt(t,e.map(c),a),[t.join(),a]),l=d+40+18*Math.max(...m.map(({row:f})=>f));return _("svg",{width:a,height:l,"aria-hidden":"true",children:[_("line",{class:"axis",x1:c(p),x2:c(h),y1:d,y2:d}),m.map(({x:f,row:x},v)=>_("line",{class:"leader",x1:c(e[v]),y1:d+8,x2:f,y2:d+20+18*x})),m.map(({x:f,row:x},v)=>_("text",{class:"value",x:f,y:d+32+18*x,children:t[v]})),Me(n,n.length).map(f=>_(A,{children:[_("line",{class:"tick",x1:c(e[f]),x2:c(e[f]),y1:d-6,y2:d+6}),_("circle",{class:"dot",cx:c(e[f]),cy:d,r:Ce*Math.sqrt(n[f])})]})),i>=0&&_("g",{class:"hard",children:[_("line",{x1:c(e[i]),x2:c(e[i]),y1:"30",y2:d-Ce}),_("path",{class:"hollow",d:Se(c(e[i]),29)}),_("text",{x:Te(c(e[i]),s,a),y:"13",children:s})]}),_("g",{class:"blend",children:[_("text",{x:Te(c(r),o,a),y:"48",children:o}),_("path",{d:Se(c(r),d-Ce)})]})]})}var Se=(e,t)=>`M${e} ${t}l-5 -9h10z`;function Yt(e,t,n){let r=[],o=[];for(let i of Me(t,t.length).reverse()){let s=Te(t[i],e[i],n),a=xe(e[i])/2,p=r.findIndex(c=>c<s-a),h=p<0?r.length:p;r[h]=s+a+8,o[i]={x:s,row:h}}return o}function Te(e,t,n){let r=Math.min(xe(t),n)/2;return Math.max(r,Math.min(n-r,e))}var Qt=e=>e.length>20?`${e.slice(0,19)}…`:e,Xt=e=>[0,1,2].find(t=>e.every(n=>Math.abs(n-Number(n.toFixed(t)))<=1e-6*Math.abs(n)))??3,An=at(Ot,ft);export{An as default};
